import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Turns the jar with everything into one module, which a runtime image can hold: the JVM finds the
 * image's own classes wherever the image is, whenever its files were written. An AOT cache for a
 * jar beside it would be refused as soon as an installer gives the jar another time.
 */
final class ModuleJar {
  private static final String SERVICES = "META-INF/services/";

  /** Only parts of libraries that puffin has no use for need these. */
  private static final Set<String> UNUSED = Set.of("java.desktop", "java.sql", "java.xml");

  private ModuleJar() {}

  /** Writes the module. */
  static void write(Path jar, Path module) throws IOException {
    try (ZipFile in = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(module);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setLevel(1);
      Enumeration<? extends ZipEntry> entries = in.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.getInputStream(entry).transferTo(out);
        out.closeEntry();
      }
      out.putNextEntry(new ZipEntry("module-info.class"));
      out.write(moduleInfo(requiredModules(jar), services(in)));
      out.closeEntry();
    }
  }

  private static byte[] moduleInfo(Set<String> requires, Map<String, List<String>> services) {
    ModuleAttribute module =
        ModuleAttribute.of(
            ModuleDesc.of(Program.MODULE),
            builder -> {
              builder.moduleFlags(AccessFlag.OPEN);
              requires.forEach(name -> builder.requires(ModuleDesc.of(name), List.of(), null));
              services.forEach((service, providers) -> {
                builder.uses(ClassDesc.of(service));
                ClassDesc[] classes =
                    providers.stream().map(ClassDesc::of).toArray(ClassDesc[]::new);
                builder.provides(ClassDesc.of(service), classes);
              });
            });
    return ClassFile.of().buildModule(module);
  }

  /** The JDK's modules that it needs, as {@code jdeps} finds them. */
  static Set<String> requiredModules(Path jar) {
    StringWriter out = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    int code =
        jdeps.run(
            new PrintWriter(out),
            new PrintWriter(System.err),
            "--ignore-missing-deps",
            "--list-deps",
            jar.toString());
    if (code != 0) {
      throw new IllegalStateException("jdeps: " + out);
    }
    Set<String> modules = new TreeSet<>();
    // lines are `java.base` or `java.base/sun.security.util`
    out.toString().lines().forEach(line -> modules.add(line.strip().split("/")[0]));
    modules.removeAll(UNUSED);
    return modules;
  }

  private static Map<String, List<String>> services(ZipFile jar) throws IOException {
    Map<String, List<String>> services = new LinkedHashMap<>();
    for (ZipEntry entry : jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
      if (entry.getName().startsWith(SERVICES)) {
        String text = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        List<String> providers =
            text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        services.put(entry.getName().substring(SERVICES.length()), providers);
      }
    }
    return services;
  }
}

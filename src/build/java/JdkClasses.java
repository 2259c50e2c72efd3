import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the JDK's classes that a jar can refer to into another jar, for tools that read no image
 * of a JVM: who asks what is used of a library has to know what the JDK will call.
 *
 * <p>Usage: {@code java JdkClasses.java JAR JDK_JAR}.
 */
public final class JdkClasses {
  private JdkClasses() {}

  /** Writes them; the arguments are the jar and the one to make. */
  public static void main(String[] args) throws IOException {
    Path made = Path.of(args[1]);
    FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
    try (ZipOutputStream out =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(made)))) {
      out.setLevel(Deflater.BEST_SPEED);
      for (String module : ModuleJar.requiredModules(Path.of(args[0]))) {
        add(image.getPath("modules", module), out);
      }
    }
  }

  private static void add(Path module, ZipOutputStream out) throws IOException {
    List<Path> classes;
    try (Stream<Path> files = Files.walk(module)) {
      classes = files.filter(JdkClasses::isClass).toList();
    }
    for (Path file : classes) {
      out.putNextEntry(new ZipEntry(module.relativize(file).toString()));
      Files.copy(file, out);
      out.closeEntry();
    }
  }

  private static boolean isClass(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class") && !name.equals("module-info.class");
  }
}

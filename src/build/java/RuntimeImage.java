import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** A JVM that has nothing but puffin and what it needs of the JDK, with its AOT cache. */
final class RuntimeImage {
  private RuntimeImage() {}

  /**
   * Makes one.
   *
   * @param jar has all classes; the native libraries are beside it
   * @param options the JVM's, which get into the image
   * @param image the folder to make
   * @param work a folder for what is needed only meanwhile
   */
  static void make(Path jar, Path options, Path image, Path work)
      throws IOException, InterruptedException {
    Path module = work.resolve("module.jar");
    ModuleJar.write(jar, module);
    link(module, image);
    Path own = Files.copy(options, image.resolve("jvm.options"));
    for (String library : NativeLibrary.files()) {
      Path built = jar.resolveSibling(library);
      if (Files.exists(built)) {
        Files.copy(built, image.resolve(library));
      }
    }
    Path log = work.resolve("training.log");
    Program program = Program.inImage(image, own);
    if (!new Training(program, work.resolve("rehearsal"), log).run(image.resolve("puffin.aot"))) {
      throw new IOException("no AOT cache was made:\n" + Files.readString(log));
    }
  }

  /**
   * Classes are not compressed: those outside the AOT cache load quicker, and archives get smaller.
   */
  private static void link(Path module, Path image) {
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    int code =
        jlink.run(
            System.out,
            System.err,
            "--module-path",
            module.toString(),
            "--add-modules",
            Program.MODULE,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress=zip-0",
            "--output",
            image.toString());
    if (code != 0) {
      throw new IllegalStateException("jlink failed");
    }
  }
}

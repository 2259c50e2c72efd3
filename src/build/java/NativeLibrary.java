import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Compiles what of the program is written in C with the C compiler of this machine. Without one
 * puffin works, too, only more slowly.
 */
final class NativeLibrary {
  /** Names the library to the program. */
  private static final String PROPERTY = "puffin.native";

  /** The same on all systems, so that launchers need not know which one it is. */
  static final String FILE = "puffin.native";

  private static final int MOST_SECONDS = 60;

  private NativeLibrary() {}

  /**
   * Writes the library beside the jar, if there is a compiler.
   *
   * @param source the C file
   * @param log takes what the compiler says, and is deleted in the end
   */
  static void compile(Path source, Path jar, Path log) throws IOException, InterruptedException {
    Path library = jar.resolveSibling(FILE);
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return;
    }
    Path include = Path.of(System.getProperty("java.home"), "include");
    String own = system.startsWith("mac") ? "darwin" : "linux";
    List<String> command =
        List.of(
            "cc",
            "-O2",
            "-shared",
            "-fPIC",
            "-I" + include,
            "-I" + include.resolve(own),
            "-o",
            library.toString(),
            source.toString());
    if (!succeeds(command, log)) {
      Files.deleteIfExists(library);
      System.err.println("puffin: no C compiler works here, so installing takes longer:");
      System.err.print(Files.readString(log));
    }
    Files.delete(log);
  }

  private static boolean succeeds(List<String> command, Path log)
      throws IOException, InterruptedException {
    Process compiler;
    try {
      compiler =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      Files.writeString(log, e + "\n");
      return false;
    }
    if (!compiler.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      compiler.destroyForcibly().waitFor();
      return false;
    }
    return compiler.exitValue() == 0;
  }

  /** The option that tells the program where its library is: beside another of its files. */
  static String option(Path other) {
    return "-D" + PROPERTY + "=" + other.resolveSibling(FILE);
  }
}

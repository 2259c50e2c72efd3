import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Compiles what of the program is written in C with the C compiler of this machine. Without one
 * puffin works, too, only more slowly.
 */
final class NativeLibrary {
  /** Names the library to the program. */
  private static final String PROPERTY = "puffin.native";

  /** The same on all systems, so that launchers need not know which one it is. */
  private static final String FILE = "puffin.native";

  /** What needs libdeflate; the program looks for it beside the other one. */
  private static final String UNZIP_FILE = "unzip.native";

  private static final int MOST_SECONDS = 60;

  private NativeLibrary() {}

  /** The names of all files with native code that may stand beside the program. */
  static List<String> files() {
    return List.of(NativeTls.FILE, FILE, UNZIP_FILE, NativeDeflate.FILE);
  }

  /**
   * Writes the libraries beside the jar, if there is a compiler.
   *
   * @param sources the folder with the C files
   * @param shaded has libdeflate
   * @param log takes what the compiler says, and is deleted in the end
   */
  static void compile(Path sources, Path shaded, Path jar, Path log)
      throws IOException, InterruptedException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return;
    }
    List<String> others =
        Stream.of(
                "ahead.c",
                "checkout.c",
                "foreseen.c",
                "outline.c",
                "outlook.c",
                "page.c",
                "sha256.c",
                "tree.c",
                "wheel.c")
            .map(name -> sources.resolve(name).toString())
            .toList();
    if (compile(sources.resolve("puffin.c"), others, jar.resolveSibling(FILE), log)) {
      compileUnzip(sources, shaded, jar, log);
    }
    Files.deleteIfExists(log);
  }

  /**
   * Whether there is a library that compares a checkout with its build, which the launcher asks.
   */
  static boolean checksSources(Path jar) {
    boolean isLinux = System.getProperty("os.name").equals("Linux");
    return isLinux && Files.exists(jar.resolveSibling(FILE));
  }

  private static void compileUnzip(Path sources, Path shaded, Path jar, Path log)
      throws IOException, InterruptedException {
    Optional<Path> deflate = NativeDeflate.extract(shaded, jar);
    if (deflate.isPresent()) {
      List<String> linked = List.of(deflate.get().toString(), "-Wl,-rpath,$ORIGIN");
      if (!compile(sources.resolve("unzip.c"), linked, jar.resolveSibling(UNZIP_FILE), log)) {
        Files.delete(deflate.get());
      }
    }
  }

  private static List<String> command(Path source, List<String> linked, Path library) {
    Path include = Path.of(System.getProperty("java.home"), "include");
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String own = system.startsWith("mac") ? "darwin" : "linux";
    List<String> options = List.of("cc", "-O2", "-shared", "-fPIC", "-pthread", "-I" + include);
    List<String> command = new ArrayList<>(options);
    command.add("-I" + include.resolve(own));
    if (own.equals("linux")) {
      command.add("-Wl,-z,defs"); // what is missing is better missed now
    }
    command.addAll(List.of("-o", library.toString(), source.toString()));
    command.addAll(linked);
    return command;
  }

  private static boolean compile(Path source, List<String> linked, Path library, Path log)
      throws IOException, InterruptedException {
    boolean compiled = succeeds(command(source, linked, library), log);
    if (!compiled) {
      Files.deleteIfExists(library);
      System.err.println(
          "puffin: no C compiler here can compile "
              + source.getFileName()
              + ", so installing takes longer:");
      System.err.print(Files.readString(log));
    }
    return compiled;
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

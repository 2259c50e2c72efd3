package dev.puffin.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Finds a Python for tests that need a real one. */
public final class Pythons {
  private static final int OLDEST = 8;
  private static final int NEWEST = 14;

  private Pythons() {}

  /** The first Python 3.8 or newer on PATH; without one the test is skipped, visibly. */
  public static Path any() {
    for (int minor = NEWEST; minor >= OLDEST; minor--) {
      Optional<Path> found = real("python3." + minor);
      if (found.isPresent()) {
        return found.get();
      }
    }
    Optional<Path> found = real("python3").or(() -> real("python"));
    Assumptions.assumeTrue(found.isPresent(), "no Python 3.8 or newer on PATH");
    return found.orElseThrow();
  }

  /** The first of the oldest Pythons on PATH; without one the test is skipped, visibly. */
  public static Path oldest() {
    for (int minor = OLDEST; minor < NEWEST; minor++) {
      Optional<Path> found = real("python3." + minor);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return any();
  }

  /** Asks the program of that name where the interpreter really is: it may be a shim. */
  private static Optional<Path> real(String name) {
    for (String folder : System.getenv("PATH").split(java.io.File.pathSeparator, -1)) {
      Path program = Path.of(folder, name);
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        Optional<Path> executable = ask(program);
        if (executable.isPresent()) {
          return executable;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> ask(Path program) {
    String code =
        "import sys; print(sys.executable if sys.version_info >= (3, " + OLDEST + ") else '')";
    try {
      Process process = new ProcessBuilder(program.toString(), "-I", "-c", code).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
      return ended && !out.isBlank() ? Optional.of(Path.of(out.strip())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // not a program after all
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while looking for a Python", e);
    }
  }
}

package dev.puffin.python;

import dev.puffin.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** One run of the probe script in an interpreter. */
final class ProbeRun {
  private static final int SECONDS = 60;
  private static final int SHOWN_LINES = 4;

  private ProbeRun() {}

  /**
   * What the script prints in that interpreter.
   *
   * @throws InterpreterException if it can't be started, fails, or is too old
   */
  static String ask(Path executable) {
    if (!Files.exists(executable)) {
      throw missing(executable);
    }
    Optional<Process> started = Optional.empty();
    try {
      Process process = start(executable);
      started = Optional.of(process);
      FutureTask<String> said = reading(process.getInputStream());
      FutureTask<String> complaint = reading(process.getErrorStream());
      send(process);
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw broken(executable, "no answer within " + SECONDS + " s", List.of());
      }
      return check(executable, process.exitValue(), said.get(), complaint.get());
    } catch (IOException | ExecutionException e) {
      throw broken(executable, "it can't be started: " + e.getMessage(), List.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw broken(executable, "interrupted", List.of());
    } finally {
      started.ifPresent(Process::destroyForcibly);
    }
  }

  private static Process start(Path executable) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(executable.toString(), "-I", "-S", "-B", "-X", "utf8", "-");
    builder.environment().remove("__PYVENV_LAUNCHER__");
    return builder.start();
  }

  private static void send(Process process) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(script());
    } catch (IOException e) {
      // it ended without reading: its exit status and what it says tell why
    }
  }

  private static byte[] script() {
    try (InputStream in = ProbeRun.class.getResourceAsStream("probe.py")) {
      if (in == null) {
        throw new IllegalStateException("probe.py is missing in this build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FutureTask<String> reading(InputStream stream) {
    Callable<String> all = () -> new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    FutureTask<String> task = new FutureTask<>(all);
    Thread.ofVirtual().start(task);
    return task;
  }

  private static String check(Path executable, int status, String said, String complaint) {
    List<String> lines = complaint.lines().filter(line -> !line.isBlank()).toList();
    List<String> shown = lines.subList(0, Math.min(lines.size(), SHOWN_LINES));
    if (complaint.contains("Unknown option: -I")) {
      throw tooOld(executable, "2");
    }
    if (status != 0) {
      throw broken(executable, "exit status " + status, shown);
    }
    ProbeAnswer answer = ProbeAnswer.read(said);
    if (answer.isComplete()) {
      return said;
    }
    Optional<String> version = answer.versionInfo();
    if (version.isPresent()) {
      throw tooOld(executable, version.get());
    }
    throw broken(executable, "it does not answer as a Python does", shown);
  }

  private static InterpreterException missing(Path executable) {
    if (Files.isSymbolicLink(executable)) {
      return new InterpreterException(
          Problem.of("the Python behind " + executable + " is gone")
              .because(executable + " is a link to " + target(executable))
              .hint("make the environment again: `puffin venv --clear`, then sync"));
    }
    boolean there = Files.exists(executable, LinkOption.NOFOLLOW_LINKS);
    return new InterpreterException(
        Problem.of("there is no Python at " + executable)
            .hint(there ? "check the permissions of its folder" : "check the path"));
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "something that can't be read";
    }
  }

  private static InterpreterException tooOld(Path executable, String version) {
    return new InterpreterException(
        Problem.of("Python " + version + " is too old: puffin needs 3.8 or newer")
            .because("found at " + executable)
            .hint("name a newer one with `--python`"));
  }

  private static InterpreterException broken(Path executable, String why, List<String> evidence) {
    Problem problem = Problem.of(executable + " is no working Python: " + why);
    for (String line : evidence) {
      problem = problem.because(line);
    }
    return new InterpreterException(
        problem.hint("try `" + executable + " --version`, or name another Python with `--python`"));
  }
}

package dev.puffin.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts a program as a user would, in an environment that holds nothing but what is said: PATH
 * leads to the usual tools, HOME to an empty folder.
 *
 * @param command the program and its first arguments
 * @param directory where it is started
 * @param environment its environment variables
 */
public record Program(List<String> command, Path directory, Map<String, String> environment) {
  private static final int SECONDS = 120;

  /**
   * How a run ended.
   *
   * @param exitCode its exit code
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  public record Run(int exitCode, String out, String err) {}

  /** The puffin of this checkout. */
  public static Program puffin(Path directory) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    Path launcher = Path.of("scripts", windows ? "puffin.cmd" : "puffin").toAbsolutePath();
    return of(launcher, directory);
  }

  /** Any program. */
  public static Program of(Path program, Path directory) {
    Map<String, String> environment = new HashMap<>();
    for (String kept : List.of("PATH", "JAVA_HOME", "SystemRoot", "TEMP", "TMP", "PYENV_ROOT")) {
      String value = System.getenv(kept);
      if (value != null) {
        environment.put(kept, value);
      }
    }
    environment.put("HOME", directory.resolve("home").toString());
    environment.put("NO_PROXY", "127.0.0.1,localhost");
    return new Program(List.of(program.toString()), directory, environment);
  }

  /** The same with one more variable. */
  public Program with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Program(command, directory, more);
  }

  /** The same without a variable. */
  public Program without(String variable) {
    Map<String, String> fewer = new HashMap<>(environment);
    fewer.remove(variable);
    return new Program(command, directory, fewer);
  }

  /** The same started in another folder. */
  public Program in(Path folder) {
    return new Program(command, folder, environment);
  }

  /** Runs it to its end, with nothing on standard input. */
  public Run run(String... arguments) {
    return finish(start(arguments));
  }

  /** Runs it to its end with a text on standard input. */
  public Run runWithInput(String input, String... arguments) {
    Process process = start(arguments);
    try (var stream = process.getOutputStream()) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return finish(process);
  }

  /** Starts it. */
  public Process start(String... arguments) {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(directory);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end; a run that takes too long is ended and fails the test. */
  public static Run finish(Process process) {
    FutureTask<String> out = collect(process.getInputStream());
    FutureTask<String> err = collect(process.getErrorStream());
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after " + SECONDS + " s: " + process.info());
      }
      return new Run(
          process.exitValue(), out.get(10, TimeUnit.SECONDS), err.get(10, TimeUnit.SECONDS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no end of the program", e);
    }
  }

  private static FutureTask<String> collect(InputStream stream) {
    FutureTask<String> text =
        new FutureTask<>(() -> new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    Thread.ofVirtual().start(text);
    return text;
  }
}

package dev.puffin.cli;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.pipeline.Reporter;
import dev.puffin.session.CommandContext;
import dev.puffin.session.ProgramVersion;
import dev.puffin.trace.Trace;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The program: finds the command, runs it, and says how it ended. */
public final class Main {
  /** Set by the launcher when standard error is a terminal. */
  private static final String TERMINAL_PROPERTY = "puffin.terminal";

  private final InputStream in;
  private final OutputStream out;
  private final OutputStream err;
  private final Map<String, String> environment;
  private final boolean terminal;

  private Main(
      InputStream in,
      OutputStream out,
      OutputStream err,
      Map<String, String> environment,
      boolean terminal) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.environment = environment;
    this.terminal = terminal;
  }

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    ProcessStart.awaitSources();
    ProcessStart.shareProcessors();
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    boolean terminal = System.getProperty(TERMINAL_PROPERTY) != null;
    Main main = new Main(System.in, out, err, System.getenv(), terminal);
    Thread silencer = silenceWhenStopped(err, terminal);
    end(main.run(List.of(args)), silencer);
  }

  private static void end(ExitStatus status, Thread silencer) {
    try {
      Runtime.getRuntime().removeShutdownHook(silencer);
    } catch (IllegalStateException e) {
      // Stopped from outside: the hooks that end other programs must not be cut off.
      System.exit(status.code());
    }
    ProcessEnd.now(status.code());
  }

  /**
   * When the program is stopped from outside, work that breaks off must not look like failures:
   * from then on nothing more is written, and a progress line is taken away.
   *
   * @return the hook that does so
   */
  static Thread silenceWhenStopped(OutputStream err, boolean terminal) {
    Thread silencer = new Thread(() -> silence(err, terminal), "silence");
    Runtime.getRuntime().addShutdownHook(silencer);
    return silencer;
  }

  private static void silence(OutputStream err, boolean terminal) {
    try (err) {
      if (terminal) {
        err.write(Console.CLEAR_LINE.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // The terminal is gone as well; there is nobody to tell.
      return;
    }
  }

  /**
   * Runs the program without touching the process it is in.
   *
   * @param environment the environment variables it sees
   * @return the exit code
   */
  public static int run(
      InputStream in,
      OutputStream out,
      OutputStream err,
      Map<String, String> environment,
      List<String> arguments) {
    return new Main(in, out, err, environment, false).run(arguments).code();
  }

  private ExitStatus run(List<String> arguments) {
    Console plain = new Console(out, err, Verbosity.NORMAL, Style.of(terminal, environment));
    try {
      return ended(plain, dispatch(arguments, plain));
    } catch (PuffinException e) {
      return failed(plain, e);
    } catch (RuntimeException | Error e) {
      return defect(plain, e);
    }
  }

  private ExitStatus dispatch(List<String> arguments, Console console) {
    String first = arguments.isEmpty() ? "--help" : arguments.getFirst();
    return switch (first) {
      case "-V", "--version" -> shown("puffin " + ProgramVersion.TEXT + "\n", console);
      case "-h", "--help", "help" -> shown(HelpText.program(Subcommands.ALL), console);
      case "pip" -> runCommand(2, arguments, console);
      default -> runCommand(1, arguments, console);
    };
  }

  private static ExitStatus shown(String text, Console console) {
    console.result(text);
    return ExitStatus.DONE;
  }

  /**
   * Runs a command.
   *
   * @param words how many of the arguments name it: two in {@code pip compile}, as uv spells it
   */
  private ExitStatus runCommand(int words, List<String> arguments, Console console) {
    Subcommand command =
        Subcommands.named(arguments.size() < words ? "pip" : arguments.get(words - 1));
    long begun = System.nanoTime();
    List<String> given = arguments.subList(words, arguments.size());
    Arguments written = Arguments.parse(command, given);
    if (written.has(GeneralFlags.HELP)) {
      return shown(HelpText.command(command), console);
    }
    ProjectOptions project = ProjectOptions.of(command, written, workingDirectory(written));
    Arguments parsed =
        project.arguments().isEmpty()
            ? written
            : Arguments.parse(
                command, Stream.concat(project.arguments().stream(), given.stream()).toList());
    Style style =
        parsed
            .toggle(GeneralFlags.COLOR)
            .map(on -> on ? Style.COLOURED : Style.PLAIN)
            .orElse(console.style());
    Console own = new Console(out, err, GeneralFlags.verbosity(parsed), style);
    Trace trace = RunTrace.begin(own, environment, begun);
    project.warnings().forEach(own::warn);
    try (ProgressDisplay display = new ProgressDisplay(own)) {
      Reporter reporter = showsProgress(parsed) ? display : Reporter.silent();
      CommandContext context =
          new CommandContext(
              in, own, reporter, trace, environment(parsed), workingDirectory(parsed), arguments);
      return ended(own, command.run(parsed, context));
    } catch (PuffinException e) {
      return GeneralFlags.hasJsonErrors(parsed) ? failedForTools(own, e) : failed(own, e);
    } catch (RuntimeException | Error e) {
      return defect(own, e);
    } finally {
      trace.write();
    }
  }

  private boolean showsProgress(Arguments arguments) {
    return terminal
        && environment.getOrDefault("CI", "").isEmpty()
        && GeneralFlags.allowsProgress(arguments);
  }

  /** The variables, with the one that names pip's configuration file if an option does. */
  private Map<String, String> environment(Arguments arguments) {
    Optional<String> file = arguments.value(GeneralFlags.CONFIG_FILE);
    if (file.isEmpty()) {
      return environment;
    }
    Path path = workingDirectory(arguments).resolve(file.get());
    if (!Files.exists(path)) {
      throw new UsageException(Problem.of("--config-file " + file.get() + " does not exist"));
    }
    Map<String, String> changed = new HashMap<>(environment);
    changed.put("PIP_CONFIG_FILE", path.toString());
    return changed;
  }

  private static Path workingDirectory(Arguments arguments) {
    Optional<String> given = arguments.value(GeneralFlags.DIRECTORY);
    Path folder = Path.of(given.orElse("")).toAbsolutePath();
    if (given.isPresent() && !Files.isDirectory(folder)) {
      throw new UsageException(Problem.of("--directory " + given.get() + " is not a folder"));
    }
    return folder;
  }

  private static ExitStatus failed(Console console, PuffinException failure) {
    if (console.verbosity() == Verbosity.VERBOSE) {
      console.message(ErrorRenderer.stackTrace(failure));
    }
    console.message(ErrorRenderer.error(failure.problem(), console.style()));
    return failure.exitStatus();
  }

  private static ExitStatus failedForTools(Console console, PuffinException failure) {
    console.message(ErrorRenderer.json(failure.problem()));
    return failure.exitStatus();
  }

  private static ExitStatus defect(Console console, Throwable thrown) {
    boolean verbose = console.verbosity() == Verbosity.VERBOSE;
    if (verbose) {
      console.message(ErrorRenderer.stackTrace(thrown));
    }
    console.message(ErrorRenderer.defect(thrown, console.style(), verbose));
    return ExitStatus.USAGE;
  }

  /** A reader that went away is no failure; a full disk behind standard output is one. */
  private static ExitStatus ended(Console console, ExitStatus status) {
    Optional<IOException> failure = console.outputFailure();
    if (failure.isEmpty() || isBrokenPipe(failure.get())) {
      return status;
    }
    Problem problem = Problem.of("can't write to standard output: " + failure.get().getMessage());
    console.message(ErrorRenderer.error(problem, console.style()));
    return ExitStatus.USAGE;
  }

  private static boolean isBrokenPipe(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("Broken pipe") || message.contains("pipe is being closed");
  }
}

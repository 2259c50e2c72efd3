package dev.puffin.session;

import dev.puffin.cache.Cache;
import dev.puffin.config.PipConfiguration;
import dev.puffin.config.PipOption;
import dev.puffin.config.Setting;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.install.EnvironmentLock;
import dev.puffin.install.InstallTarget;
import dev.puffin.pep440.Version;
import dev.puffin.python.Interpreter;
import dev.puffin.python.InterpreterFinder;
import dev.puffin.python.InterpreterProbe;
import dev.puffin.python.PythonRequest;
import dev.puffin.python.Surroundings;
import dev.puffin.python.Target;
import dev.puffin.settings.InstallOptions;
import dev.puffin.settings.Place;
import dev.puffin.settings.PythonOptions;
import dev.puffin.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the Python that a command is about, and guards the environments it changes. */
public final class Environments {
  private final InterpreterFinder finder;
  private final PythonOptions options;
  private final CommandContext context;

  public Environments(Cache cache, PythonOptions options, CommandContext context) {
    this.finder =
        new InterpreterFinder(
            new InterpreterProbe(cache, context.trace()),
            new Surroundings(context.environment(), context.workingDirectory()));
    this.options = options;
    this.context = context;
  }

  /** The Python to resolve for, or to make an environment from; one on PATH is good enough. */
  public Interpreter any() {
    try (Trace.Span _ = context.trace().span("find Python", "")) {
      return options.system() ? finder.system(request()) : finder.any(request());
    }
  }

  /** The Python whose environment is looked at; any if packages are elsewhere. */
  public Interpreter toRead() {
    return switch (options.place()) {
      case Place.Environment() -> options.system() ? any() : environment();
      case Place.Target _, Place.Prefix _, Place.User() -> any();
    };
  }

  private Interpreter environment() {
    try (Trace.Span _ = context.trace().span("find Python", "")) {
      return finder.environment(request());
    }
  }

  /**
   * The Python whose environment is changed.
   *
   * @param interpreter what {@link #toRead()} has found
   * @param pip pip's configuration, which is only asked where there is no virtual environment
   * @throws CommandException if the operating system asks not to change it (PEP 668), or pip is
   *     configured to change virtual environments only
   */
  public Interpreter toChange(Interpreter interpreter, Supplier<PipConfiguration> pip) {
    boolean elsewhere = !(options.place() instanceof Place.Environment);
    if (interpreter.isVirtualEnvironment()) {
      return interpreter;
    }
    PipConfiguration configured = pip.get();
    if (isOn(configured, PipOption.REQUIRE_VIRTUALENV)) {
      throw notVirtual(interpreter);
    }
    if (elsewhere) {
      return interpreter;
    }
    Optional<String> notice = interpreter.externallyManaged();
    boolean allowed =
        options
            .breakSystemPackages()
            .orElseGet(() -> isOn(configured, PipOption.BREAK_SYSTEM_PACKAGES));
    if (notice.isPresent() && !allowed) {
      throw managed(interpreter, notice.get());
    }
    return interpreter;
  }

  private static boolean isOn(PipConfiguration configured, PipOption option) {
    return configured.flag(option).map(Setting::value).orElse(false);
  }

  private static CommandException notVirtual(Interpreter interpreter) {
    return new CommandException(
        Problem.of("could not find an activated virtualenv (required)")
            .because(interpreter.display() + " is no virtual environment")
            .hint("make one with `puffin venv`, or set PIP_REQUIRE_VIRTUALENV=0"),
        ExitStatus.NOT_VIRTUAL);
  }

  /**
   * The Python to install for, whose environment is changed only by some modes.
   *
   * @param interpreter what {@link #toRead()} has found
   */
  public Interpreter toSync(
      Interpreter interpreter, InstallOptions install, Supplier<PipConfiguration> pip) {
    return switch (install.mode()) {
      case APPLY, ASK -> toChange(interpreter, pip);
      case DRY_RUN, CHECK -> interpreter;
    };
  }

  /** Where the packages of a Python are, or go. */
  public InstallTarget target(Interpreter interpreter) {
    Path directory = context.workingDirectory();
    return switch (options.place()) {
      case Place.Environment() -> InstallTarget.of(interpreter);
      case Place.Target(Path folder) ->
          InstallTarget.folder(interpreter, directory.resolve(folder));
      case Place.Prefix(Path folder) ->
          InstallTarget.prefix(interpreter, directory.resolve(folder));
      case Place.User() -> InstallTarget.user(interpreter);
    };
  }

  /**
   * The Python that builds run with: the one that was found, or an installed one of the version
   * that is resolved for.
   */
  Interpreter forBuilds(Interpreter found, Target target) {
    Version wanted = target.pythonVersion();
    boolean same =
        wanted.segment(0).equals(found.version().segment(0))
            && wanted.segment(1).equals(found.version().segment(1));
    return same
        ? found
        : finder.any(PythonRequest.parse(wanted.segment(0) + "." + wanted.segment(1)));
  }

  /** Waits until no other puffin changes that environment. */
  public EnvironmentLock lock(InstallTarget target) {
    return EnvironmentLock.acquire(
        target,
        () ->
            context
                .printer()
                .note("Waiting for another puffin that changes " + target.root() + " ..."));
  }

  /**
   * The folder of the virtual environment that the run is about, where that can be told without
   * asking its Python.
   */
  Optional<Path> virtualEnvironment() {
    boolean elsewhere = !(options.place() instanceof Place.Environment);
    return elsewhere || options.system() ? Optional.empty() : finder.virtualEnvironment(request());
  }

  /** Whether that virtual environment has no packages yet but those that one begins with. */
  boolean isNew() {
    return virtualEnvironment().filter(InterpreterFinder::isNew).isPresent();
  }

  private PythonRequest request() {
    return options.request().map(this::request).orElseGet(PythonRequest.Any::new);
  }

  /** A name without slashes that is a folder here is meant as one. */
  private PythonRequest request(String text) {
    Path folder = context.workingDirectory().resolve(text);
    return Files.isDirectory(folder) ? new PythonRequest.At(folder) : PythonRequest.parse(text);
  }

  private static CommandException managed(Interpreter interpreter, String notice) {
    Problem problem =
        Problem.of("the operating system manages " + interpreter.display())
            .hint(
                "make an environment with `puffin venv`, or give --break-system-packages if you"
                    + " know what you do");
    for (String line : notice.strip().lines().limit(3).toList()) {
      problem = problem.because(line);
    }
    return new CommandException(problem, ExitStatus.USAGE);
  }
}

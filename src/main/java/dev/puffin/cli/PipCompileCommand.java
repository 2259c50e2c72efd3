package dev.puffin.cli;

import dev.puffin.command.PipCompile;
import dev.puffin.error.ExitStatus;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.PipCompileSettings;
import java.time.Instant;
import java.util.List;

/** {@code puffin pip-compile}. */
final class PipCompileCommand implements Subcommand {
  private static final Option ALL =
      Option.flag(
          OptionGroup.INPUT,
          "Compile each file into one of its own, base.in into base.txt, with shared versions",
          "--all");

  @Override
  public String name() {
    return "pip-compile";
  }

  @Override
  public String summary() {
    return "Lock requirements: find versions of all packages that fit together";
  }

  @Override
  public String operands() {
    return "[FILE...]";
  }

  @Override
  public List<Option> options() {
    return Option.join(
        InputFlags.COMPILING,
        List.of(ALL, ProjectOptions.CONFIG),
        UpgradeFlags.ALL,
        ResolveFlags.ALL,
        OutputFlags.ALL,
        PythonFlags.READING,
        IndexFlags.ALL,
        NetworkFlags.ALL,
        BuildFlags.ALL,
        CacheFlags.ALL,
        GeneralFlags.ALL,
        IgnoredFlags.COMPILING);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "pip-compile requirements.in -o requirements.txt",
        "pip-compile requirements.in -o requirements.txt --upgrade-package flask",
        "pip-compile pyproject.toml --extra dev --generate-hashes -o dev.txt",
        "pip-compile requirements.in -o requirements.txt --check",
        "pip-compile --all requirements/base.in requirements/dev.in");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    IgnoredFlags.warn(arguments, IgnoredFlags.COMPILING, context.printer());
    PipCompileSettings settings =
        new PipCompileSettings(
            arguments.has(ALL) ? PipCompileSettings.Scope.EACH : PipCompileSettings.Scope.TOGETHER,
            InputFlags.readFiles(arguments),
            ResolveFlags.read(arguments, Instant.now()),
            UpgradeFlags.read(arguments),
            OutputFlags.read(arguments, options()),
            BuildFlags.read(arguments),
            CommonFlags.read(arguments));
    return PipCompile.run(settings, context);
  }
}

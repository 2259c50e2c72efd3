package dev.puffin.cli;

import dev.puffin.command.CommandContext;
import dev.puffin.command.PipCompile;
import dev.puffin.command.PipCompileSettings;
import dev.puffin.command.UpgradeOptions;
import dev.puffin.error.ExitStatus;
import java.time.Instant;
import java.util.List;

/** {@code puffin pip-compile}. */
final class PipCompileCommand implements Subcommand {
  private static final Option ALL =
      Option.flag(
          OptionGroup.INPUT,
          "Compile each file into one of its own, base.in into base.txt, with shared versions",
          "--all");
  private static final Option UPGRADE =
      Option.flag(OptionGroup.RESOLUTION, "Ignore the pins of the output file", "-U", "--upgrade");
  private static final Option UPGRADE_PACKAGE =
      Option.list(
          OptionGroup.RESOLUTION,
          "NAME",
          "Ignore the pin of this package; `NAME<2` also limits its version",
          "-P",
          "--upgrade-package");

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
        List.of(ALL, UPGRADE, UPGRADE_PACKAGE),
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
            new UpgradeOptions(arguments.has(UPGRADE), arguments.values(UPGRADE_PACKAGE)),
            OutputFlags.read(arguments, options()),
            BuildFlags.read(arguments),
            CommonFlags.read(arguments));
    return PipCompile.run(settings, context);
  }
}

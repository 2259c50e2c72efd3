package dev.puffin.cli;

import dev.puffin.command.PipUninstall;
import dev.puffin.error.ExitStatus;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.UninstallSettings;
import java.util.List;

/** {@code puffin pip-uninstall}. */
final class PipUninstallCommand implements Subcommand {
  private static final Option REQUIREMENTS =
      Option.list(
          OptionGroup.INPUT,
          "FILE",
          "Remove the packages of a requirements file",
          "-r",
          "--requirement",
          "--requirements");
  private static final Option DEPENDENCIES =
      Option.flag(
          OptionGroup.INSTALL,
          "Remove also what they require, if nothing else does and nobody asked for it",
          "--deps");
  private static final Option DRY_RUN =
      Option.flag(OptionGroup.INSTALL, "Only tell what would be removed", "-n", "--dry-run");

  /** Accepted, as in pip; nothing is asked anyway. */
  private static final Option YES = Option.flag(OptionGroup.INSTALL, "", "-y", "--yes");

  @Override
  public String name() {
    return "pip-uninstall";
  }

  @Override
  public String summary() {
    return "Remove packages from an environment";
  }

  @Override
  public String operands() {
    return "[PACKAGE...]";
  }

  @Override
  public List<Option> options() {
    return Option.join(
        List.of(REQUIREMENTS, DEPENDENCIES, DRY_RUN, YES),
        PythonFlags.CHANGING,
        CacheFlags.ALL,
        GeneralFlags.ALL,
        IgnoredFlags.ANY);
  }

  @Override
  public List<String> examples() {
    return List.of("pip-uninstall flask", "pip-uninstall -r requirements.txt --dry-run");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    return PipUninstall.run(
        new UninstallSettings(
            arguments.operands(),
            arguments.values(REQUIREMENTS),
            arguments.has(DEPENDENCIES),
            arguments.has(DRY_RUN),
            PythonFlags.read(arguments),
            CacheFlags.read(arguments),
            arguments.has(GeneralFlags.ISOLATED)),
        context);
  }
}

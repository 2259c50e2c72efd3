package dev.puffin.cli;

import dev.puffin.command.PipSync;
import dev.puffin.error.ExitStatus;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.InputOptions;
import dev.puffin.settings.PipSyncSettings;
import java.time.Instant;
import java.util.List;

/** {@code puffin pip-sync}. */
final class PipSyncCommand implements Subcommand {
  private static final Option KEEP =
      Option.list(
          OptionGroup.INSTALL, "NAME", "Keep this package although it is not listed", "--keep");
  private static final Option NO_REMOVE =
      Option.flag(OptionGroup.INSTALL, "Remove nothing that is not listed", "--no-remove");
  private static final Option YES =
      Option.flag(
          OptionGroup.INSTALL,
          "Remove also ten packages and more where nothing that is listed is installed",
          "-y",
          "--yes");
  private static final Option ALLOW_EMPTY =
      Option.toggle(
          OptionGroup.INPUT,
          "Accept files without any requirement, which removes everything",
          "--allow-empty-requirements",
          "--no-allow-empty-requirements");
  private static final Option FORCE =
      Option.flag(OptionGroup.INPUT, "Accept .in files, too", "--force");

  @Override
  public String name() {
    return "pip-sync";
  }

  @Override
  public String summary() {
    return "Install exactly what requirements files list, and remove the rest";
  }

  @Override
  public String operands() {
    return "[FILE...]";
  }

  @Override
  public List<Option> options() {
    return Option.join(
        InputFlags.SYNCING,
        List.of(ALLOW_EMPTY, FORCE, KEEP, NO_REMOVE, YES, ProjectOptions.CONFIG),
        ResolveFlags.SYNCING,
        InstallFlags.REQUEST);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "pip-sync requirements.txt",
        "pip-sync requirements.txt dev.txt --python .venv",
        "pip-sync requirements.txt --dry-run",
        "pip-sync requirements.txt --keep ipython --ask");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    InputOptions inputs = InputFlags.readFiles(arguments);
    PipSyncSettings settings =
        new PipSyncSettings(
            InstallFlags.request(
                arguments,
                inputs.files().isEmpty() ? inputs.withFiles(List.of("requirements.txt")) : inputs,
                ResolveFlags.read(arguments, Instant.now()).withoutDependencies()),
            removal(arguments),
            Values.packageNames(arguments.values(KEEP)),
            arguments.toggle(ALLOW_EMPTY).orElse(false),
            arguments.has(FORCE));
    return PipSync.run(settings, context);
  }

  private static PipSyncSettings.Removal removal(Arguments arguments) {
    if (arguments.has(NO_REMOVE)) {
      return PipSyncSettings.Removal.NONE;
    }
    boolean meant = arguments.has(YES) || arguments.toggle(ALLOW_EMPTY).orElse(false);
    return meant ? PipSyncSettings.Removal.UNLISTED_EVEN_MOST : PipSyncSettings.Removal.UNLISTED;
  }
}

package dev.puffin.cli;

import dev.puffin.command.PipInstall;
import dev.puffin.error.ExitStatus;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.PipInstallSettings;
import java.time.Instant;
import java.util.List;

/** {@code puffin pip-install}. */
final class PipInstallCommand implements Subcommand {
  private static final Option EXACT =
      Option.flag(
          OptionGroup.INSTALL, "Remove what is not needed for the packages named", "--exact");

  @Override
  public String name() {
    return "pip-install";
  }

  @Override
  public String summary() {
    return "Install packages and what they need";
  }

  @Override
  public String operands() {
    return "[PACKAGE...]";
  }

  @Override
  public List<Option> options() {
    return Option.join(
        InputFlags.INSTALLING,
        List.of(EXACT),
        UpgradeFlags.ALL,
        ResolveFlags.ALL,
        InstallFlags.REQUEST);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "pip-install flask 'jinja2>=3'",
        "pip-install -r requirements.txt --upgrade",
        "pip-install -e . --python .venv");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    return PipInstall.run(
        new PipInstallSettings(
            InstallFlags.request(
                arguments,
                InputFlags.readPackages(arguments),
                ResolveFlags.read(arguments, Instant.now())),
            UpgradeFlags.read(arguments),
            arguments.has(EXACT)),
        context);
  }
}

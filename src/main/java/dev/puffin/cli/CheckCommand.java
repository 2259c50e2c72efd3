package dev.puffin.cli;

import dev.puffin.command.Check;
import dev.puffin.error.ExitStatus;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.InspectSettings;
import java.util.List;

/** {@code puffin check}. */
final class CheckCommand implements Subcommand {
  private static final Option FILES =
      Option.flag(
          OptionGroup.OUTPUT,
          "Compare the files of the packages with their lists, too",
          "-f",
          "--files");

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "Check that installed packages have what they require";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Option> options() {
    return Option.join(
        List.of(FILES), PythonFlags.LOOKING, CacheFlags.ALL, GeneralFlags.ALL, IgnoredFlags.ANY);
  }

  @Override
  public List<String> examples() {
    return List.of("check", "check --python .venv", "check --files");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    return Check.run(
        new InspectSettings(List.of(), PythonFlags.read(arguments), CacheFlags.read(arguments)),
        arguments.has(FILES),
        context);
  }
}

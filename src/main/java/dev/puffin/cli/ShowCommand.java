package dev.puffin.cli;

import dev.puffin.command.Show;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.pep508.PackageName;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.InspectSettings;
import java.util.List;

/** {@code puffin show}. */
final class ShowCommand implements Subcommand {
  private static final Option FILES =
      Option.flag(OptionGroup.OUTPUT, "List the files of the packages, too", "-f", "--files");

  @Override
  public String name() {
    return "show";
  }

  @Override
  public String summary() {
    return "Show where installed packages are and how they depend on each other";
  }

  @Override
  public String operands() {
    return "PACKAGE...";
  }

  @Override
  public List<Option> options() {
    return Option.join(
        List.of(FILES), PythonFlags.LOOKING, CacheFlags.ALL, GeneralFlags.ALL, IgnoredFlags.ANY);
  }

  @Override
  public List<String> examples() {
    return List.of("show flask", "show flask jinja2 --files");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    if (arguments.operands().isEmpty()) {
      throw new UsageException(Problem.of("name one or more packages to show"));
    }
    InspectSettings settings =
        new InspectSettings(
            arguments.operands().stream().map(PackageName::parse).toList(),
            PythonFlags.read(arguments),
            CacheFlags.read(arguments));
    return Show.run(settings, arguments.has(FILES), context);
  }
}

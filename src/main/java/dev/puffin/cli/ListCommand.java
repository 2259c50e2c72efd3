package dev.puffin.cli;

import dev.puffin.command.PipList;
import dev.puffin.error.ExitStatus;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.ListSettings;
import java.util.List;

/** {@code puffin list}. */
final class ListCommand implements Subcommand {
  private static final Option FORMAT =
      Option.value(OptionGroup.OUTPUT, "FORMAT", "columns, freeze or json", "--format");

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String summary() {
    return "Show what is installed";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Option> options() {
    return Option.join(List.of(FORMAT), ListFlags.ALL);
  }

  @Override
  public List<String> examples() {
    return List.of("list", "list --format json");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    ListSettings.Format format =
        arguments.value(FORMAT).map(ListCommand::format).orElse(ListSettings.Format.COLUMNS);
    return PipList.run(ListFlags.read(arguments, format), context);
  }

  private static ListSettings.Format format(String text) {
    return switch (text) {
      case "columns" -> ListSettings.Format.COLUMNS;
      case "freeze" -> ListSettings.Format.FREEZE;
      case "json" -> ListSettings.Format.JSON;
      default -> throw Values.unknownChoice(FORMAT, text, List.of("columns", "freeze", "json"));
    };
  }
}

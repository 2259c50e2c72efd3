package dev.puffin.cli;

import dev.puffin.command.Outdated;
import dev.puffin.command.PipList;
import dev.puffin.error.ExitStatus;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.ListSettings;
import dev.puffin.settings.OutdatedSettings;
import java.time.Instant;
import java.util.List;

/** {@code puffin list}. */
final class ListCommand implements Subcommand {
  private static final Option FORMAT =
      Option.value(OptionGroup.OUTPUT, "FORMAT", "columns, freeze or json", "--format");

  private static final Option OUTDATED =
      Option.flag(
          OptionGroup.OUTPUT, "Only what has a newer release, with that one", "-o", "--outdated");
  private static final Option UP_TO_DATE =
      Option.flag(OptionGroup.OUTPUT, "Only what has no newer release", "-u", "--uptodate");

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
    return Option.join(
        List.of(FORMAT, OUTDATED, UP_TO_DATE),
        ListFlags.ALL,
        ResolveFlags.NEWEST,
        IndexFlags.ALL,
        NetworkFlags.ALL,
        BuildFlags.ALL);
  }

  @Override
  public List<String> examples() {
    return List.of("list", "list --format json", "list --outdated");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    ListSettings.Format format =
        arguments.value(FORMAT).map(ListCommand::format).orElse(ListSettings.Format.COLUMNS);
    ListSettings list = ListFlags.read(arguments, format);
    if (!arguments.has(OUTDATED) && !arguments.has(UP_TO_DATE)) {
      return PipList.run(list, context);
    }
    return Outdated.run(
        new OutdatedSettings(
            list,
            arguments.has(OUTDATED)
                ? OutdatedSettings.Shown.OUTDATED
                : OutdatedSettings.Shown.UP_TO_DATE,
            ResolveFlags.read(arguments, Instant.now()),
            BuildFlags.read(arguments),
            CommonFlags.read(arguments)),
        context);
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

package dev.puffin.cli;

import dev.puffin.command.Tree;
import dev.puffin.error.ExitStatus;
import dev.puffin.pep508.PackageName;
import dev.puffin.session.CommandContext;
import dev.puffin.settings.TreeSettings;
import java.util.List;

/** {@code puffin tree}. */
final class TreeCommand implements Subcommand {
  private static final Option INVERT =
      Option.flag(
          OptionGroup.OUTPUT,
          "Show what requires each package, not what it requires",
          "--invert",
          "--reverse");
  private static final Option PACKAGE =
      Option.list(OptionGroup.OUTPUT, "NAME", "Start at this package", "--package");
  private static final Option PRUNE =
      Option.list(OptionGroup.OUTPUT, "NAME", "Leave out this package and all below it", "--prune");
  private static final Option DEPTH =
      Option.value(OptionGroup.OUTPUT, "N", "Show so many levels", "-d", "--depth");
  private static final Option NO_DEDUPE =
      Option.flag(OptionGroup.OUTPUT, "Show again what was shown before", "--no-dedupe");
  private static final Option SPECIFIERS =
      Option.toggle(
          OptionGroup.OUTPUT,
          "Show the versions asked for (the default)",
          "--show-version-specifiers",
          "--no-show-version-specifiers");

  @Override
  public String name() {
    return "tree";
  }

  @Override
  public String summary() {
    return "Show how installed packages depend on each other";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Option> options() {
    return Option.join(
        List.of(INVERT, PACKAGE, PRUNE, DEPTH, NO_DEDUPE, SPECIFIERS),
        PythonFlags.LOOKING,
        CacheFlags.ALL,
        GeneralFlags.ALL,
        IgnoredFlags.ANY);
  }

  @Override
  public List<String> examples() {
    return List.of("tree", "tree --package flask --depth 1", "tree --invert --package markupsafe");
  }

  @Override
  public ExitStatus run(Arguments arguments, CommandContext context) {
    return Tree.run(
        new TreeSettings(
            arguments.has(INVERT) ? TreeSettings.Direction.UP : TreeSettings.Direction.DOWN,
            arguments.values(PACKAGE).stream().map(PackageName::parse).toList(),
            Values.packageNames(arguments.values(PRUNE)),
            arguments.value(DEPTH).map(text -> Values.count(DEPTH, text)).orElse(255),
            arguments.has(NO_DEDUPE),
            arguments.toggle(SPECIFIERS).orElse(true),
            PythonFlags.read(arguments),
            CacheFlags.read(arguments)),
        context);
  }
}

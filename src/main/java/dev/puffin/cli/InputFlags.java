package dev.puffin.cli;

import dev.puffin.pep508.ExtraName;
import dev.puffin.settings.InputOptions;
import java.util.List;
import java.util.stream.Collectors;

/** What is asked for. */
final class InputFlags {
  private static final Option REQUIREMENTS =
      Option.list(
          OptionGroup.INPUT,
          "FILE",
          "Read requirements from a file",
          "-r",
          "--requirement",
          "--requirements");
  private static final Option EDITABLE =
      Option.list(
          OptionGroup.INPUT,
          "PATH",
          "Install a project in place, from its folder",
          "-e",
          "--editable");
  private static final Option CONSTRAINT =
      Option.list(
          OptionGroup.INPUT,
          "FILE",
          "Limit versions to those in a file, without requiring its packages",
          "-c",
          "--constraint",
          "--constraints");
  private static final Option OVERRIDE =
      Option.list(
          OptionGroup.INPUT,
          "FILE",
          "Replace what packages require by the requirements in a file, or what one of them"
              + " requires, as in `parent>child<2`",
          "--override",
          "--overrides");
  private static final Option EXCLUDE =
      Option.list(
          OptionGroup.INPUT,
          "FILE",
          "Leave out the packages named in a file",
          "--exclude",
          "--excludes");
  private static final Option EXTRA =
      Option.list(OptionGroup.INPUT, "NAME", "Include an extra of the project", "--extra");
  private static final Option ALL_EXTRAS =
      Option.flag(OptionGroup.INPUT, "Include all extras of the project", "--all-extras");
  private static final Option GROUP =
      Option.list(
          OptionGroup.INPUT,
          "[PATH:]NAME",
          "Include a dependency group of a pyproject.toml",
          "--group");

  /** For commands whose operands are files. */
  static final List<Option> COMPILING =
      List.of(CONSTRAINT, OVERRIDE, EXCLUDE, EXTRA, ALL_EXTRAS, GROUP);

  /** For commands whose operands are locked files. */
  static final List<Option> SYNCING = List.of(CONSTRAINT, EXTRA, ALL_EXTRAS, GROUP);

  /** For commands whose operands are packages. */
  static final List<Option> INSTALLING =
      List.of(REQUIREMENTS, EDITABLE, CONSTRAINT, OVERRIDE, EXCLUDE, EXTRA, ALL_EXTRAS, GROUP);

  private InputFlags() {}

  /** Operands that are files. */
  static InputOptions readFiles(Arguments arguments) {
    return read(arguments, List.of(), arguments.operands());
  }

  /** Operands that are packages. */
  static InputOptions readPackages(Arguments arguments) {
    return read(arguments, arguments.operands(), arguments.values(REQUIREMENTS));
  }

  private static InputOptions read(Arguments arguments, List<String> packages, List<String> files) {
    return new InputOptions(
        packages,
        arguments.values(EDITABLE),
        files,
        arguments.values(CONSTRAINT),
        arguments.values(OVERRIDE),
        arguments.values(EXCLUDE),
        arguments.values(EXTRA).stream()
            .map(ExtraName::parse)
            .collect(Collectors.toUnmodifiableSet()),
        arguments.has(ALL_EXTRAS),
        arguments.values(GROUP));
  }
}

package dev.puffin.cli;

import dev.puffin.error.Problem;
import dev.puffin.requirements.ToolTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options that a project gives pip-compile and pip-sync in a file, as pip-tools reads them:
 * {@code [tool.pip-tools]} in {@code .pip-tools.toml} or else {@code pyproject.toml}, in the folder
 * of an input file. What stands on the command line counts more.
 */
final class ProjectOptions {
  static final Option CONFIG =
      Option.value(
          OptionGroup.GENERAL,
          "FILE",
          "Read [tool.pip-tools] in this file, not beside the input files",
          "--config");

  private static final List<String> FILES = List.of(".pip-tools.toml", "pyproject.toml");
  private static final String PREFIX = "pip-";
  private static final List<String> COMMANDS = List.of("pip-compile", "pip-sync");

  private final Subcommand command;
  private final Arguments given;
  private final List<String> arguments = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  private ProjectOptions(Subcommand command, Arguments given) {
    this.command = command;
    this.given = given;
  }

  /**
   * Looks for the file and reads it.
   *
   * @param given the command line
   * @param directory the working directory
   */
  static ProjectOptions of(Subcommand command, Arguments given, Path directory) {
    ProjectOptions options = new ProjectOptions(command, given);
    if (COMMANDS.contains(command.name()) && !given.has(GeneralFlags.ISOLATED)) {
      given
          .value(CONFIG)
          .map(directory::resolve)
          .or(() -> options.find(directory))
          .flatMap(file -> ToolTable.read(file, shown(file, directory), section(command)))
          .ifPresent(options::take);
    }
    return options;
  }

  private static String section(Subcommand command) {
    return command.name().substring(PREFIX.length());
  }

  private static String shown(Path file, Path directory) {
    Path path = file.startsWith(directory) ? directory.relativize(file) : file;
    return path.toString().replace('\\', '/');
  }

  /** The first file beside one of the input files, or in the working directory. */
  private Optional<Path> find(Path directory) {
    List<String> inputs = given.operands().isEmpty() ? List.of(".") : given.operands();
    for (String input : inputs) {
      if (!input.contains("://")) {
        Path path = directory.resolve(input).normalize();
        Path folder = Files.isDirectory(path) ? path : path.resolveSibling("");
        for (String name : FILES) {
          if (Files.isRegularFile(folder.resolve(name))) {
            return Optional.of(folder.resolve(name));
          }
        }
      }
    }
    return Optional.empty();
  }

  private void take(ToolTable table) {
    for (Map.Entry<String, List<String>> entry : table.options().entrySet()) {
      String spelling = "--" + entry.getKey();
      Optional<Option> option =
          find(command, spelling).or(() -> find(command, withoutPlural(spelling)));
      if (option.isPresent()) {
        add(option.get(), spelling, entry.getValue(), table.display());
      } else if (!isOfTheOther(spelling)) {
        warnings.add(
            Problem.of(table.display() + ": [tool.pip-tools] has an unknown option, " + spelling)
                .hint(Arguments.advice(command, spelling)));
      }
    }
  }

  /** pip-tools takes {@code extras} for {@code extra}, too. */
  private static String withoutPlural(String spelling) {
    return spelling.endsWith("s") ? spelling.substring(0, spelling.length() - 1) : spelling;
  }

  private static Optional<Option> find(Subcommand command, String spelling) {
    for (Option option : command.options()) {
      if (option.names().contains(spelling) || option.negations().contains(spelling)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** The table is for both commands, which don't have all options in common. */
  private static boolean isOfTheOther(String spelling) {
    for (Subcommand command : Subcommands.ALL) {
      if (COMMANDS.contains(command.name()) && find(command, spelling).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private void add(Option option, String spelling, List<String> values, String display) {
    switch (option.kind()) {
      case FLAG, TOGGLE -> {
        String value = String.join(",", values);
        if (!value.equals("true") && !value.equals("false")) {
          warnings.add(
              Problem.of(display + ": [tool.pip-tools] " + spelling + " has to be true or false"));
        } else {
          addSwitch(option, spelling, value.equals("true"));
        }
      }
      case VALUE -> values.forEach(value -> arguments.add(option.displayName() + "=" + value));
      case LIST -> {
        if (!given.has(option)) {
          values.forEach(value -> arguments.add(option.displayName() + "=" + value));
        }
      }
    }
  }

  private void addSwitch(Option option, String spelling, boolean on) {
    boolean negated = option.negations().contains(spelling);
    if (on) {
      arguments.add(spelling);
    } else if (option.kind() == Option.Kind.TOGGLE) {
      arguments.add(negated ? option.displayName() : option.negations().getFirst());
    }
  }

  /** The options as they would stand on the command line, before those that do. */
  List<String> arguments() {
    return arguments;
  }

  /** What is in the file and does not count. */
  List<Problem> warnings() {
    return warnings;
  }
}

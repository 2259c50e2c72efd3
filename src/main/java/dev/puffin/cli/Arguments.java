package dev.puffin.cli;

import dev.puffin.error.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options and operands of one command line, read through the {@link Option} constants. */
final class Arguments {
  /** Two hyphens and as many letters as tell something. */
  private static final int SHORTEST_BEGINNING = 5;

  private final Map<String, List<Given>> given;
  private final List<String> operands;

  /**
   * One option where it was given.
   *
   * @param isNegated whether the spelling was one that switches it off
   * @param value the value; empty for an option without one
   */
  record Given(Option option, boolean isNegated, String value) {}

  private Arguments(Map<String, List<Given>> given, List<String> operands) {
    this.given = given;
    this.operands = operands;
  }

  /**
   * Reads what was given to a command.
   *
   * @param arguments everything after the command's name
   * @throws UsageException for an unknown option, a missing value, or an operand too many
   */
  static Arguments parse(Subcommand command, List<String> arguments) {
    ArgumentReader reader = new ArgumentReader(command, arguments);
    reader.read();
    Map<String, List<Given>> given = new HashMap<>();
    for (Given one : reader.given()) {
      given.computeIfAbsent(key(one.option()), _ -> new ArrayList<>()).add(one);
    }
    return new Arguments(given, List.copyOf(reader.operands()));
  }

  private static String key(Option option) {
    return option.names().getFirst();
  }

  /** What to do instead of giving an option that the command has not. */
  static String advice(Subcommand command, String unknown) {
    return Alternatives.of(unknown).orElseGet(() -> similar(command, unknown, help(command)));
  }

  /** Where to read more about a command. */
  static String help(Subcommand command) {
    return "run `puffin " + command.name() + " --help` to see what it takes";
  }

  /** An option of which the other is a misspelling or, as pip allows it, the beginning. */
  private static String similar(Subcommand command, String unknown, String help) {
    int equals = unknown.indexOf('=');
    String word = equals < 0 ? unknown : unknown.substring(0, equals);
    if (!word.startsWith("--")) {
      return help;
    }
    Spelling spelling = new Spelling(word);
    String longer = "";
    for (String name : command.options().stream().flatMap(Option::shownNames).toList()) {
      spelling.compare(name, name);
      boolean begins = word.length() >= SHORTEST_BEGINNING && name.startsWith(word);
      if (begins && (longer.isEmpty() || name.length() < longer.length())) {
        longer = name;
      }
    }
    String meant = spelling.closest().orElse(longer);
    return meant.isEmpty() ? help : "did you mean `" + meant + "`? Or " + help;
  }

  /** Whether an option was given. */
  boolean has(Option option) {
    return given.containsKey(key(option));
  }

  /** What the last spelling of a toggle says; empty if none was given. */
  Optional<Boolean> toggle(Option toggle) {
    return last(toggle).map(one -> !one.isNegated());
  }

  /** The value of an option, the last one if it was given several times. */
  Optional<String> value(Option option) {
    return last(option).map(Given::value);
  }

  private Optional<Given> last(Option option) {
    List<Given> all = given.getOrDefault(key(option), List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** All values of an option that may be repeated, in the order given. */
  List<String> values(Option option) {
    List<String> values = new ArrayList<>();
    for (Given one : given.getOrDefault(key(option), List.of())) {
      values.add(one.value());
    }
    return List.copyOf(values);
  }

  /** What is not an option, in the order given. */
  List<String> operands() {
    return operands;
  }
}

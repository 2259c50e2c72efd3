package dev.puffin.cli;

import dev.puffin.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a command line as POSIX and GNU describe it: {@code --name value}, {@code --name=value},
 * {@code -n value}, {@code -nvalue}, {@code -abc}, and {@code --} before what are all operands.
 * Each spelling is looked up where it occurs, since most options of a command do not occur.
 */
final class ArgumentReader {
  private final Subcommand command;
  private final List<Option> options;
  private final List<String> arguments;
  private final List<Arguments.Given> given = new ArrayList<>();
  private final List<String> operands = new ArrayList<>();
  private int next;

  ArgumentReader(Subcommand command, List<String> arguments) {
    this.command = command;
    this.options = command.options();
    this.arguments = arguments;
  }

  /**
   * Reads everything.
   *
   * @throws UsageException for what the command does not take
   */
  void read() {
    while (next < arguments.size()) {
      String argument = arguments.get(next++);
      if (argument.equals("--")) {
        arguments.subList(next, arguments.size()).forEach(this::addOperand);
        return;
      }
      if (argument.length() > 1 && argument.charAt(0) == '-') {
        readOption(argument);
      } else {
        addOperand(argument);
      }
    }
  }

  /** The options, in the order they were given. */
  List<Arguments.Given> given() {
    return given;
  }

  /** What is no option, in the order it was given. */
  List<String> operands() {
    return operands;
  }

  private void addOperand(String operand) {
    if (command.operands().isEmpty()) {
      throw refused("unexpected argument `" + operand + "`");
    }
    operands.add(operand);
  }

  /** Some spellings of flags have an equals sign in them. */
  private void readOption(String argument) {
    Optional<Option> whole = find(argument);
    if (whole.isPresent()) {
      add(whole.get(), argument);
    } else if (argument.charAt(1) == '-') {
      readAssignment(argument);
    } else {
      readCluster(argument);
    }
  }

  private void readAssignment(String argument) {
    int equals = argument.indexOf('=');
    String spelling = equals < 0 ? argument : argument.substring(0, equals);
    Option option = find(spelling).orElseThrow(() -> unknown(argument));
    if (!option.takesValue()) {
      throw refused("option `" + spelling + "` takes no value");
    }
    given.add(new Arguments.Given(option, false, argument.substring(equals + 1)));
  }

  private void readCluster(String argument) {
    for (int i = 1; i < argument.length(); i++) {
      String spelling = "-" + argument.charAt(i);
      Option option = find(spelling).orElseThrow(() -> unknown(argument));
      if (option.takesValue() && i + 1 < argument.length()) {
        int start = argument.charAt(i + 1) == '=' ? i + 2 : i + 1;
        given.add(new Arguments.Given(option, false, argument.substring(start)));
        return;
      }
      add(option, spelling);
    }
  }

  private void add(Option option, String spelling) {
    String value = option.takesValue() ? nextValue(spelling) : "";
    given.add(new Arguments.Given(option, option.negations().contains(spelling), value));
  }

  private String nextValue(String spelling) {
    if (next == arguments.size()) {
      throw refused("option `" + spelling + "` needs a value");
    }
    String value = arguments.get(next++);
    if (isOption(value)) {
      throw refused("option `" + spelling + "` needs a value, and `" + value + "` is an option");
    }
    return value;
  }

  /** Whether it is nothing but an option, so that a value was most likely forgotten before it. */
  private boolean isOption(String argument) {
    int equals = argument.indexOf('=');
    return argument.equals("--")
        || find(argument).isPresent()
        || (equals > 0 && find(argument.substring(0, equals)).isPresent());
  }

  private Optional<Option> find(String spelling) {
    for (Option option : options) {
      if (option.isSpelled(spelling)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  private UsageException unknown(String argument) {
    return new UsageException(
        Problem.of("unknown option `" + argument + "`").hint(Arguments.advice(command, argument)));
  }

  private UsageException refused(String message) {
    return new UsageException(Problem.of(message).hint(Arguments.help(command)));
  }
}

package dev.puffin.cli;

import dev.puffin.error.Problem;
import dev.puffin.error.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The options and operands of one command line, read through the {@link Option} constants.
 *
 * <p>picocli parses it. Only the options that occur are described to it, since describing all of
 * them costs more than everything else at the start of a run.
 */
final class Arguments {
  /** Two hyphens and as many letters as tell something. */
  private static final int SHORTEST_BEGINNING = 5;

  private final ParseResult parsed;
  private final List<String> operands;

  /** The first names of options that may have been given. */
  private final Set<String> given = new HashSet<>();

  private Arguments(List<Option> given, ParseResult parsed) {
    given.forEach(option -> this.given.add(option.names().getFirst()));
    this.parsed = parsed;
    this.operands =
        parsed.hasMatchedPositional(0)
            ? List.copyOf(parsed.matchedPositionalValue(0, List.<String>of()))
            : List.of();
  }

  /**
   * Reads what was given to a command.
   *
   * @param arguments everything after the command's name
   * @throws UsageException for an unknown option, a missing value, or an operand too many
   */
  static Arguments parse(Subcommand command, List<String> arguments) {
    List<Option> given = new ArrayList<>();
    for (Option option : command.options()) {
      if (option.mayBeIn(arguments)) {
        given.add(option);
      }
    }
    try {
      return new Arguments(
          given, parser(command, given).parseArgs(arguments.toArray(String[]::new)));
    } catch (ParameterException e) {
      throw unusable(command, arguments);
    }
  }

  private static CommandLine parser(Subcommand command, List<Option> options) {
    CommandSpec spec = CommandSpec.create().name(command.name());
    for (Option option : options) {
      switch (option.kind()) {
        case FLAG -> spec.addOption(flag(option.names()));
        case TOGGLE -> {
          spec.addOption(flag(option.names()));
          spec.addOption(flag(option.negations()));
        }
        case VALUE -> spec.addOption(named(option).type(String.class).arity("1").build());
        case LIST ->
            spec.addOption(
                named(option).type(List.class).auxiliaryTypes(String.class).arity("1").build());
      }
    }
    if (!command.operands().isEmpty()) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .index("0..*")
              .arity("0..*")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .build());
    }
    return new CommandLine(spec)
        .setOverwrittenOptionsAllowed(true)
        .setExpandAtFiles(false)
        .setInterpolateVariables(false);
  }

  private static OptionSpec flag(List<String> names) {
    return OptionSpec.builder(names.toArray(String[]::new)).type(boolean.class).arity("0").build();
  }

  private static OptionSpec.Builder named(Option option) {
    return OptionSpec.builder(option.names().toArray(String[]::new));
  }

  /** Parses again with every option known, for a message that knows them too. */
  private static UsageException unusable(Subcommand command, List<String> arguments) {
    String help = help(command);
    // else it says itself that --offline and --offline=auto both are options
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    try {
      parser(command, command.options()).parseArgs(arguments.toArray(String[]::new));
      return new UsageException(Problem.of("unclear arguments").hint(help));
    } catch (UnmatchedArgumentException e) {
      String unknown = e.getUnmatched().getFirst();
      if (!e.isUnknownOption()) {
        return new UsageException(Problem.of("unexpected argument `" + unknown + "`").hint(help));
      }
      return new UsageException(
          Problem.of("unknown option `" + unknown + "`").hint(advice(command, unknown)));
    } catch (ParameterException e) {
      String message = String.valueOf(e.getMessage());
      return new UsageException(
          Problem.of(Character.toLowerCase(message.charAt(0)) + message.substring(1)).hint(help));
    }
  }

  /** What to do instead of giving an option that the command has not. */
  static String advice(Subcommand command, String unknown) {
    return Alternatives.of(unknown).orElseGet(() -> similar(command, unknown, help(command)));
  }

  private static String help(Subcommand command) {
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

  /** Whether a flag was given. */
  boolean has(Option flag) {
    return mayHave(flag) && parsed.hasMatchedOption(flag.names().getFirst());
  }

  /** picocli takes long to say no, and is asked for dozens of options of which few are given. */
  private boolean mayHave(Option option) {
    return given.contains(option.names().getFirst());
  }

  /** What the last spelling of a toggle says; empty if none was given. */
  Optional<Boolean> toggle(Option toggle) {
    boolean on = has(toggle);
    boolean off = mayHave(toggle) && parsed.hasMatchedOption(toggle.negations().getFirst());
    if (on && off) {
      return Optional.of(lastIsOn(toggle));
    }
    return on || off ? Optional.of(on) : Optional.empty();
  }

  private boolean lastIsOn(Option toggle) {
    return lastIndex(toggle.names()) > lastIndex(toggle.negations());
  }

  private int lastIndex(List<String> spellings) {
    int last = -1;
    for (String spelling : spellings) {
      last = Math.max(last, parsed.originalArgs().lastIndexOf(spelling));
    }
    return last;
  }

  /** The value of an option, the last one if it was given several times. */
  Optional<String> value(Option option) {
    return has(option)
        ? Optional.of(parsed.matchedOptionValue(option.names().getFirst(), ""))
        : Optional.empty();
  }

  /** All values of an option that may be repeated, in the order given. */
  List<String> values(Option option) {
    return has(option)
        ? List.copyOf(parsed.matchedOptionValue(option.names().getFirst(), List.<String>of()))
        : List.of();
  }

  /** What is not an option, in the order given. */
  List<String> operands() {
    return operands;
  }
}

package dev.puffin.lockfile;

import dev.puffin.error.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command in the header of a requirements file. It is what makes the file again: options that
 * matter to one run only are not in it, long names and {@code --option=value} are what tools that
 * read headers understand, and credentials are masked.
 */
public final class CompileCommand {
  private static final List<String> CUSTOM_VARIABLES =
      List.of(
          "PUFFIN_CUSTOM_COMPILE_COMMAND", "UV_CUSTOM_COMPILE_COMMAND", "CUSTOM_COMPILE_COMMAND");

  /** Options that say how one run goes, not what the file holds. */
  private static final Set<String> ONE_RUN =
      Set.of(
          "--upgrade",
          "--upgrade-package",
          "--refresh",
          "--refresh-package",
          "--rebuild",
          "--dry-run",
          "--check",
          "--diff",
          "--quiet",
          "--verbose",
          "--no-progress",
          "--color",
          "--progress-bar",
          "--no-color",
          "--error-format",
          "--cache-dir",
          "--no-cache",
          "--no-config");

  private static final Set<String> INDEXES =
      Set.of("--index-url", "--default-index", "--extra-index-url", "--index");
  private static final String FIND_LINKS = "--find-links";

  private final Map<String, OptionSpelling> spellings;
  private final Preamble preamble;
  private final List<String> words = new ArrayList<>();

  private CompileCommand(Map<String, OptionSpelling> spellings, Preamble preamble) {
    this.spellings = spellings;
    this.preamble = preamble;
  }

  /**
   * The command as one line that a POSIX shell reads.
   *
   * @param arguments what the program was started with, the command's name first
   * @param spellings every spelling of every option of the command
   * @param preamble the options in the file: where it has no indexes the command has none either,
   *     so that a private address does not end up in the file
   */
  public static String of(
      List<String> arguments, Map<String, OptionSpelling> spellings, Preamble preamble) {
    CompileCommand command = new CompileCommand(spellings, preamble);
    command.words.add("puffin");
    command.read(arguments);
    return String.join(" ", command.words);
  }

  /** The command that the environment says to write instead, for wrappers of this program. */
  public static Optional<String> custom(Map<String, String> environment) {
    for (String variable : CUSTOM_VARIABLES) {
      Optional<String> command = Optional.ofNullable(environment.get(variable));
      if (command.filter(text -> !text.isBlank()).isPresent()) {
        return command.map(Redaction::of);
      }
    }
    return Optional.empty();
  }

  private void read(List<String> arguments) {
    int next = 0;
    while (next < arguments.size()) {
      String argument = arguments.get(next++);
      String following = next < arguments.size() ? arguments.get(next) : "";
      if (argument.equals("--")) {
        words.add(argument);
        arguments.subList(next, arguments.size()).forEach(this::addOperand);
        return;
      }
      boolean taken = false;
      if (argument.startsWith("--")) {
        taken = readLong(argument, following);
      } else if (argument.startsWith("-") && argument.length() > 1) {
        taken = readShort(argument, following);
      } else {
        addOperand(argument);
      }
      next += taken ? 1 : 0;
    }
  }

  /** Reads {@code --name}, {@code --name=value} or {@code --name value}; true in the last case. */
  private boolean readLong(String argument, String following) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    OptionSpelling option = spelling(name);
    if (equals >= 0) {
      addOption(option, Optional.of(argument.substring(equals + 1)));
      return false;
    }
    addOption(option, option.takesValue() ? Optional.of(following) : Optional.empty());
    return option.takesValue();
  }

  /** Reads {@code -qU}, {@code -ofile} or {@code -o file}; true in the last case. */
  private boolean readShort(String argument, String following) {
    for (int i = 1; i < argument.length(); i++) {
      OptionSpelling option = spelling("-" + argument.charAt(i));
      if (option.takesValue()) {
        String rest = argument.substring(i + 1);
        String attached = rest.startsWith("=") ? rest.substring(1) : rest;
        addOption(option, Optional.of(rest.isEmpty() ? following : attached));
        return rest.isEmpty();
      }
      addOption(option, Optional.empty());
    }
    return false;
  }

  private OptionSpelling spelling(String name) {
    return spellings.getOrDefault(name, new OptionSpelling(name, false));
  }

  private void addOption(OptionSpelling option, Optional<String> value) {
    if (ONE_RUN.contains(option.name()) || isHidden(option.name())) {
      return;
    }
    String text = value.map(given -> "=" + ShellQuote.quote(Redaction.of(given))).orElse("");
    words.add(option.name() + text);
  }

  private boolean isHidden(String option) {
    if (INDEXES.contains(option)) {
      return preamble.indexUrl().isEmpty() && preamble.extraIndexUrls().isEmpty();
    }
    return option.equals(FIND_LINKS) && preamble.findLinks().isEmpty();
  }

  private void addOperand(String operand) {
    words.add(ShellQuote.quote(Redaction.of(operand)));
  }
}

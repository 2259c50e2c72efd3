package dev.puffin.cli;

import java.util.List;

/** The text of {@code --help}, made from the same tables that parsing uses. */
final class HelpText {
  private static final int NAME_COLUMNS = 30;
  private static final int LINE_COLUMNS = 100;
  private static final String EXIT_CODES =
      """

      Exit codes:
        0  everything asked for was done
        1  the request cannot be met: no solution, a hash mismatch, a failing check
        2  wrong usage or unreadable input
        3  no virtual environment, where PIP_REQUIRE_VIRTUALENV wants one
      """;

  private final StringBuilder text = new StringBuilder();

  private HelpText() {}

  /** What the program can do. */
  static String program(List<Subcommand> commands) {
    HelpText help = new HelpText();
    help.text.append("puffin locks and installs Python packages.\n\n");
    help.heading("Usage");
    help.text.append("  puffin COMMAND [OPTIONS] ...\n\n");
    help.heading("Commands");
    for (Subcommand command : commands) {
      help.row("  " + command.name(), command.summary());
    }
    help.text.append('\n');
    help.heading("Options");
    help.row("  -h, --help", "Show this, or with a command what it takes");
    help.row("  -V, --version", "Show the version");
    help.text.append(EXIT_CODES);
    help.text.append("\nStart with: puffin pip-compile requirements.in -o requirements.txt\n");
    help.text.append("Then:       puffin pip-sync requirements.txt\n");
    return help.text.toString();
  }

  /** What one command takes. */
  static String command(Subcommand command) {
    HelpText help = new HelpText();
    help.text.append(command.summary()).append(".\n\n");
    help.heading("Usage");
    help.text.append("  puffin ").append(command.name()).append(" [OPTIONS]");
    if (!command.operands().isEmpty()) {
      help.text.append(' ').append(command.operands());
    }
    help.text.append("\n\n");
    help.heading("Examples");
    for (String example : command.examples()) {
      help.text.append("  puffin ").append(example).append('\n');
    }
    for (OptionGroup group : OptionGroup.values()) {
      help.group(group, command.options());
    }
    help.text.append(EXIT_CODES);
    return help.text.toString();
  }

  private void heading(String heading) {
    text.append(heading).append(':').append('\n');
  }

  private void group(OptionGroup group, List<Option> options) {
    boolean first = true;
    for (Option option : options) {
      if (option.group() != group || option.help().isEmpty()) {
        continue;
      }
      if (first) {
        text.append('\n');
        heading(group.heading());
        first = false;
      }
      row(names(option), option.help());
    }
  }

  /**
   * The short name, the first long one and the first negation; further spellings are accepted, not
   * shown. Long names alone stand in the column of the others.
   */
  private static String names(Option option) {
    StringBuilder names = new StringBuilder();
    String first = option.names().getFirst();
    names.append(first.length() > 2 ? "      " : "  ").append(first);
    if (!option.displayName().equals(first)) {
      names.append(", ").append(option.displayName());
    }
    if (!option.negations().isEmpty()) {
      names.append(", ").append(option.negations().getFirst());
    }
    if (!option.label().isEmpty()) {
      names.append(' ').append(option.label());
    }
    return names.toString();
  }

  private void row(String names, String help) {
    text.append(names);
    int column = names.length();
    if (column > NAME_COLUMNS - 2) {
      text.append('\n');
      column = 0;
    }
    text.repeat(' ', NAME_COLUMNS - column);
    column = NAME_COLUMNS;
    for (String word : help.split(" ", -1)) {
      if (column + word.length() > LINE_COLUMNS) {
        text.setLength(text.length() - 1);
        text.append('\n').repeat(' ', NAME_COLUMNS);
        column = NAME_COLUMNS;
      }
      text.append(word).append(' ');
      column += word.length() + 1;
    }
    text.setLength(text.length() - 1);
    text.append('\n');
  }
}

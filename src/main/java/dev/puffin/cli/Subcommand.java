package dev.puffin.cli;

import dev.puffin.error.ExitStatus;
import dev.puffin.session.CommandContext;
import java.util.List;

/** One command as the command line knows it. */
interface Subcommand {
  /** What the user types. */
  String name();

  /** What it does, in one line. */
  String summary();

  /** How its operands are shown in the usage line; empty if it takes none. */
  String operands();

  /** Everything it accepts besides operands, in the order the help shows it. */
  List<Option> options();

  /** Command lines that show how it is used, without the program's name. */
  List<String> examples();

  /** Turns the arguments into settings and runs the command. */
  ExitStatus run(Arguments arguments, CommandContext context);
}

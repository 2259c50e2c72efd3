package dev.puffin.session;

import dev.puffin.error.Problem;
import dev.puffin.error.Warnings;

/** Where a command's words go: results to standard output, everything else beside it. */
public interface Printer extends Warnings {
  /** Writes a result as it is; nothing is added, not even a line end. */
  void result(String text);

  /** Says in a line, or in several, what was done; left out with {@code --quiet}. */
  void note(String lines);

  /** Says in one line what only {@code --verbose} shows. */
  void detail(String line);

  /** Whether details are shown, so that it pays to collect them. */
  boolean showsDetails();

  /** Warns of something that does not end the run; left out with {@code --quiet}. */
  @Override
  void warn(Problem problem);
}

package dev.puffin.pep508;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;

/** A text that can't name a package, an extra or a dependency group. */
public final class InvalidNameException extends PuffinException {
  private static final long serialVersionUID = 1L;

  /** Names the text that was refused; {@code kind} says what it should have named. */
  public InvalidNameException(String kind, String text) {
    super(
        Problem.of("not a valid " + kind + " name: '" + text + "'")
            .hint(
                "names hold letters, digits, '-', '_' and '.', with a letter or digit at each end"),
        ExitStatus.USAGE,
        null);
  }
}

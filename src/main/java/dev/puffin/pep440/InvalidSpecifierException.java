package dev.puffin.pep440;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;

/** A text that is no version specifier by PEP 440. */
public final class InvalidSpecifierException extends PuffinException {
  private static final long serialVersionUID = 1L;

  /** Names the text that was refused and says why. */
  public InvalidSpecifierException(String text, String why) {
    super(
        Problem.of("not a valid version specifier: '" + text + "': " + why),
        ExitStatus.USAGE,
        null);
  }
}

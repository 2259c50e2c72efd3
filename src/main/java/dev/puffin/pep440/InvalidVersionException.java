package dev.puffin.pep440;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;

/** A text that is no version by PEP 440. */
public final class InvalidVersionException extends PuffinException {
  private static final long serialVersionUID = 1L;

  /** Names the text that was refused. */
  public InvalidVersionException(String text) {
    super(
        Problem.of("not a valid version: '" + text + "'")
            .hint("a version looks like 1.2.3, 1.2rc1, 1.2.post1 or 1!2.0+local"),
        ExitStatus.USAGE,
        null);
  }
}

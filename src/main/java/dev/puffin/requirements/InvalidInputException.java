package dev.puffin.requirements;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import org.jspecify.annotations.Nullable;

/** An input file that can't be read or understood. */
public final class InvalidInputException extends PuffinException {
  private static final long serialVersionUID = 1L;

  /** Names the file and, where there is one, the line. */
  public InvalidInputException(Problem problem, @Nullable Throwable cause) {
    super(problem, ExitStatus.USAGE, cause);
  }

  /** Names the file and, where there is one, the line. */
  public InvalidInputException(Problem problem) {
    this(problem, null);
  }
}

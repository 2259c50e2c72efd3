package dev.puffin.python;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import org.jspecify.annotations.Nullable;

/** The Python that was asked for is not there or does not work. */
public final class InterpreterException extends PuffinException {
  private static final long serialVersionUID = 1L;

  InterpreterException(Problem problem) {
    this(problem, null);
  }

  InterpreterException(Problem problem, @Nullable Throwable cause) {
    super(problem, ExitStatus.USAGE, cause);
  }
}

package dev.puffin.python;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import org.jspecify.annotations.Nullable;

/** A virtual environment can't be made. */
public final class VenvException extends PuffinException {
  private static final long serialVersionUID = 1L;

  VenvException(Problem problem, @Nullable Throwable cause) {
    super(problem, ExitStatus.UNMET, cause);
  }
}

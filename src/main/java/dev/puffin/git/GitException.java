package dev.puffin.git;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import org.jspecify.annotations.Nullable;

/** A repository cannot be reached, or does not hold what is asked of it. */
public final class GitException extends PuffinException {

  GitException(Problem problem) {
    this(problem, null);
  }

  GitException(Problem problem, @Nullable Throwable cause) {
    super(problem, ExitStatus.UNMET, cause);
  }
}

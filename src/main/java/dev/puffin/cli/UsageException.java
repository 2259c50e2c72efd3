package dev.puffin.cli;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import org.jspecify.annotations.Nullable;

/** A command line that cannot be understood. */
final class UsageException extends PuffinException {
  /** A wrong command line, with what is wrong about it. */
  UsageException(Problem problem) {
    this(problem, null);
  }

  /** A wrong command line, with what is wrong about it and what showed it. */
  UsageException(Problem problem, @Nullable Throwable cause) {
    super(problem, ExitStatus.USAGE, cause);
  }
}

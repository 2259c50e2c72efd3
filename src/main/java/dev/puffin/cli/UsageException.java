package dev.puffin.cli;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;

/** A command line that cannot be understood. */
final class UsageException extends PuffinException {
  /** A wrong command line, with what is wrong about it. */
  UsageException(Problem problem) {
    super(problem, ExitStatus.USAGE, null);
  }
}

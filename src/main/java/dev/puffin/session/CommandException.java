package dev.puffin.session;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import org.jspecify.annotations.Nullable;

/** A request that a command refuses or cannot meet. */
public final class CommandException extends PuffinException {
  private static final long serialVersionUID = 1L;

  /** A request that cannot be met, or makes no sense. */
  public CommandException(Problem problem, ExitStatus exitStatus) {
    this(problem, exitStatus, null);
  }

  /** The same, with what showed it. */
  public CommandException(Problem problem, ExitStatus exitStatus, @Nullable Throwable cause) {
    super(problem, exitStatus, cause);
  }
}

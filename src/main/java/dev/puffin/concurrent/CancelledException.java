package dev.puffin.concurrent;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;

/**
 * Work was given up because its thread was interrupted: something else had failed, or the user
 * stopped the program. The thread's interrupt flag is set when this is thrown.
 */
public final class CancelledException extends PuffinException {
  /** Work that ended because of the interrupt. */
  public CancelledException(InterruptedException cause) {
    super(Problem.of("interrupted"), ExitStatus.UNMET, cause);
    Thread.currentThread().interrupt();
  }
}

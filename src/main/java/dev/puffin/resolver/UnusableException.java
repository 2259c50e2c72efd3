package dev.puffin.resolver;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;

/** One distribution can't be used; another version of its package may well be. */
public final class UnusableException extends PuffinException {
  private static final long serialVersionUID = 1L;

  private final transient Unusable reason;

  /**
   * A distribution that can't be used.
   *
   * @param reason in one word of the resolver
   * @param cause what went wrong, which is what a user reads if there is no other version
   */
  public UnusableException(Unusable reason, PuffinException cause) {
    super(cause.problem(), ExitStatus.UNMET, cause);
    this.reason = reason;
  }

  UnusableException(Unusable.BadMetadata reason) {
    super(Problem.of(reason.problem()), ExitStatus.UNMET, null);
    this.reason = reason;
  }

  /** Why it can't be used. */
  public Unusable reason() {
    return reason;
  }
}

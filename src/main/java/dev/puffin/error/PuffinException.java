package dev.puffin.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that is explained to the user. Each package has its own subclasses; anything else that
 * is thrown is a defect of the program.
 */
public abstract class PuffinException extends RuntimeException {
  private final transient Problem problem;
  private final ExitStatus exitStatus;

  /** A failure with the exit status it leads to and, where there is one, what caused it. */
  protected PuffinException(Problem problem, ExitStatus exitStatus, @Nullable Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
    this.exitStatus = exitStatus;
  }

  /** The failure in the user's words. */
  public Problem problem() {
    return problem;
  }

  /** All that is known of the failure, for those who ask for more; empty if that is no more. */
  public String details() {
    return "";
  }

  /** How the run ends because of it. */
  public ExitStatus exitStatus() {
    return exitStatus;
  }
}

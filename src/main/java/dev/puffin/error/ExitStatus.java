package dev.puffin.error;

/** How a run of the program ends, as its caller sees it. */
public enum ExitStatus {
  /** Everything asked for was done. */
  DONE(0),
  /**
   * The request was understood and cannot be met: no solution, a hash mismatch, a failing check.
   */
  UNMET(1),
  /** Wrong usage, unreadable input, or a defect of the program. */
  USAGE(2),
  /** There is no virtual environment, and pip is configured to change only such ones: its code. */
  NOT_VIRTUAL(3);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** The process exit code. */
  public int code() {
    return code;
  }
}

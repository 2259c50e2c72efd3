package dev.puffin.cli;

/** How much is said beside the results. */
enum Verbosity {
  /** Errors only. */
  QUIET,
  /** What was done, and warnings. */
  NORMAL,
  /** Also how, and the stack trace of a failure. */
  VERBOSE
}

package dev.puffin.error;

/**
 * Where something goes that the user should know and that does not stop the run. May be called from
 * any thread.
 */
@FunctionalInterface
public interface Warnings {
  /** Takes one warning. */
  void warn(Problem problem);

  /** Nobody listens. */
  static Warnings none() {
    return problem -> {};
  }
}

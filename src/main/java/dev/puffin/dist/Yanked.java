package dev.puffin.dist;

/** Whether a file was withdrawn by its project (PEP 592). */
public sealed interface Yanked {
  /** It was not. */
  record No() implements Yanked {}

  /**
   * It was.
   *
   * @param reason in the project's words, may be empty
   */
  record Yes(String reason) implements Yanked {}
}

package dev.puffin.pubgrub;

/** Why an incompatibility holds. */
public sealed interface Cause {

  /** The range has no versions. */
  record NoVersions() implements Cause {}

  /**
   * The versions exist and can't be used.
   *
   * @param reason why
   */
  record Unavailable(Reason reason) implements Cause {}

  /** The first package of the incompatibility requires a version of the second. */
  record Requirement() implements Cause {}

  /**
   * It follows from two others.
   *
   * @param conflict the incompatibility that was found to be violated
   * @param other the one that had forced the choice that violates it
   */
  record Derived(Incompatibility conflict, Incompatibility other) implements Cause {}
}

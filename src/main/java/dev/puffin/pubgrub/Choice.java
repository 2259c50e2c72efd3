package dev.puffin.pubgrub;

import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;

/** The answer to the question which version of a range to try. */
public sealed interface Choice {

  /**
   * This one.
   *
   * @param version a version of the range
   */
  record Of(Version version) implements Choice {}

  /** The range has no versions. */
  record None() implements Choice {}

  /**
   * These versions can't be used; the question is asked again without them.
   *
   * @param versions some or all versions of the range, and possibly others the same is true of
   * @param reason why
   */
  record Unavailable(VersionRange versions, Reason reason) implements Choice {}
}

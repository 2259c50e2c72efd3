package dev.puffin.pubgrub;

import dev.puffin.pep440.VersionRange;
import java.util.List;

/** What is known of the requirements of one version of a package. */
public sealed interface Dependencies {

  /**
   * They are known.
   *
   * @param versions versions that have just these: the one asked for, and possibly the empty space
   *     around it, which makes the ranges the solver works with simpler
   * @param required the requirements, in the order they are written
   */
  record Known(VersionRange versions, List<Dependency> required) implements Dependencies {
    /** Copies the list. */
    public Known {
      required = List.copyOf(required);
    }
  }

  /**
   * The version turned out to be unusable.
   *
   * @param versions the versions this is true of
   * @param reason why
   */
  record Unavailable(VersionRange versions, Reason reason) implements Dependencies {}

  /** The search is to end here without an answer; the provider knows why. */
  record Stop() implements Dependencies {}
}

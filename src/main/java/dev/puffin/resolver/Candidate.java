package dev.puffin.resolver;

import dev.puffin.dist.Distribution;

/** What a version of a package is for the target. */
sealed interface Candidate {
  /**
   * It can be used.
   *
   * @param distribution what would be installed
   * @param described where its metadata is read; another file of the version if that saves a build
   */
  record Usable(Distribution distribution, Distribution described) implements Candidate {}

  /**
   * It can't be used.
   *
   * @param reason why
   */
  record Rejected(Unusable reason) implements Candidate {}
}

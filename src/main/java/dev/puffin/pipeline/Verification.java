package dev.puffin.pipeline;

import dev.puffin.cache.Removal;
import java.util.List;

/**
 * What a check of the whole cache has found.
 *
 * @param wheels how many unzipped wheels were read
 * @param damaged those that are not what was unzipped; they were removed and will be made anew
 * @param disagreeing those whose own RECORD gives wrong digests; they are as they were made
 * @param removed how much was removed
 */
public record Verification(
    int wheels, List<Finding> damaged, List<Finding> disagreeing, Removal removed) {

  /** Copies the lists. */
  public Verification {
    damaged = List.copyOf(damaged);
    disagreeing = List.copyOf(disagreeing);
  }

  /**
   * Something wrong with a wheel.
   *
   * @param wheel its stem
   * @param reason what is wrong, such as a file that was changed
   */
  public record Finding(String wheel, String reason) {}
}

package dev.puffin.pubgrub;

/**
 * How much work a search was.
 *
 * @param packages packages met
 * @param decisions versions chosen, those taken back included
 * @param conflicts contradictions found
 * @param incompatibilities facts known and learned
 */
public record Statistics(long packages, long decisions, long conflicts, long incompatibilities) {
  /** No work at all. */
  public static final Statistics NONE = new Statistics(0, 0, 0, 0);

  /** The work of two searches. */
  public Statistics plus(Statistics other) {
    return new Statistics(
        packages + other.packages,
        decisions + other.decisions,
        conflicts + other.conflicts,
        incompatibilities + other.incompatibilities);
  }
}

package dev.puffin.pep440;

import java.math.BigInteger;

/**
 * The pre-release segment of a version: {@code rc1} is a candidate with number 1.
 *
 * @param phase alpha, beta or candidate
 * @param number its number, 0 if none is written
 */
public record PreRelease(Phase phase, BigInteger number) implements Comparable<PreRelease> {

  /** The phases in the order in which they precede the release. */
  public enum Phase {
    /** {@code a}, also spelled alpha. */
    ALPHA("a"),
    /** {@code b}, also spelled beta. */
    BETA("b"),
    /** {@code rc}, also spelled c, pre and preview. */
    CANDIDATE("rc");

    private final String letters;

    Phase(String letters) {
      this.letters = letters;
    }

    /** The normal spelling. */
    public String letters() {
      return letters;
    }
  }

  /** The pre-release with the next number. */
  PreRelease next() {
    return new PreRelease(phase, number.add(BigInteger.ONE));
  }

  @Override
  public int compareTo(PreRelease other) {
    int byPhase = phase.compareTo(other.phase);
    return byPhase != 0 ? byPhase : number.compareTo(other.number);
  }

  @Override
  public String toString() {
    return phase.letters() + number;
  }
}

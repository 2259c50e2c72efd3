package dev.puffin.pubgrub;

import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;

/**
 * A statement about one package that a set of chosen versions meets or not.
 *
 * @param positive true: a version of the range is chosen. False: no version of the range is chosen,
 *     which also holds while the package has none at all
 * @param range the versions it speaks of
 */
public record Term(boolean positive, VersionRange range) {

  /** A version out of the range is chosen. */
  public static Term positive(VersionRange range) {
    return new Term(true, range);
  }

  /** No version of the range is chosen. */
  public static Term negative(VersionRange range) {
    return new Term(false, range);
  }

  /** The opposite statement. */
  public Term negate() {
    return new Term(!positive, range);
  }

  /** Whether the choice of this version meets the term. */
  public boolean contains(Version version) {
    return range.contains(version) == positive;
  }

  /** Both statements at once. */
  public Term intersect(Term other) {
    if (positive) {
      return other.positive
          ? positive(range.intersect(other.range))
          : positive(range.minus(other.range));
    }
    return other.positive ? positive(other.range.minus(range)) : negative(range.union(other.range));
  }

  /** At least one of the statements. */
  public Term union(Term other) {
    return negate().intersect(other.negate()).negate();
  }

  /** Whether whatever meets this term also meets the other one. */
  public boolean implies(Term other) {
    if (positive) {
      return other.positive ? range.subsetOf(other.range) : range.isDisjoint(other.range);
    }
    return !other.positive && other.range.subsetOf(range);
  }

  /** Whether nothing meets both terms. */
  public boolean excludes(Term other) {
    if (positive) {
      return other.positive ? range.isDisjoint(other.range) : range.subsetOf(other.range);
    }
    return other.positive && other.range.subsetOf(range);
  }

  @Override
  public String toString() {
    return positive ? range.toString() : "not " + range;
  }
}

package dev.puffin.pep440;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set of versions: a union of intervals, in a form that is the same for equal sets. It is kept as
 * the ascending bounds at which membership changes, starting from "no member"; a set that contains
 * all versions from some bound on has an odd number of them.
 */
public final class VersionRange {
  static final Bound MINIMUM = Bound.before(Version.parse("0.dev0"));
  private static final VersionRange NONE = new VersionRange(new Bound[0]);
  private static final VersionRange ANY = new VersionRange(new Bound[] {MINIMUM});

  private final Bound[] bounds;

  private VersionRange(Bound[] bounds) {
    this.bounds = bounds;
  }

  /** All versions. */
  public static VersionRange any() {
    return ANY;
  }

  /** No version. */
  public static VersionRange none() {
    return NONE;
  }

  /** The versions that compare equal to this one; a local version is another one. */
  public static VersionRange exactly(Version version) {
    return between(Bound.before(version), Bound.after(version));
  }

  /** The versions that match all clauses. */
  public static VersionRange of(Specifiers specifiers) {
    return specifiers.range();
  }

  /** This version and all that come after it in PEP 440 order. */
  public static VersionRange atLeast(Version version) {
    return from(Bound.before(version));
  }

  /** All versions that come before this one in PEP 440 order, its pre-releases included. */
  public static VersionRange lessThan(Version version) {
    return upTo(Bound.before(version));
  }

  static VersionRange from(Bound lower) {
    return new VersionRange(new Bound[] {lower});
  }

  static VersionRange upTo(Bound upper) {
    return between(MINIMUM, upper);
  }

  static VersionRange between(Bound lower, Bound upper) {
    return lower.compareTo(upper) < 0 ? new VersionRange(new Bound[] {lower, upper}) : NONE;
  }

  /** Whether a version is in the set. */
  public boolean contains(Version version) {
    int low = 0;
    int high = bounds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bounds[middle].isBelow(version)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return isInside(low);
  }

  /** Whether the place after so many bounds belongs to the set. */
  private static boolean isInside(int boundsBelow) {
    return (boundsBelow & 1) == 1;
  }

  /** Whether there is no version in the set. */
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** Whether all versions are in the set. */
  public boolean isAny() {
    return bounds.length == 1 && bounds[0].equals(MINIMUM);
  }

  /** The versions in both sets. */
  public VersionRange intersect(VersionRange other) {
    if (isEmpty() || other.isAny()) {
      return this;
    }
    return isAny() || other.isEmpty() ? other : combine(other, 2);
  }

  /** The versions in one of the sets or both. */
  public VersionRange union(VersionRange other) {
    if (other.isEmpty() || isAny()) {
      return this;
    }
    return isEmpty() || other.isAny() ? other : combine(other, 1);
  }

  /** The versions not in this set. */
  public VersionRange complement() {
    boolean fromMinimum = !isEmpty() && bounds[0].equals(MINIMUM);
    if (fromMinimum) {
      return bounds.length == 1
          ? NONE
          : new VersionRange(Arrays.copyOfRange(bounds, 1, bounds.length));
    }
    Bound[] toggled = new Bound[bounds.length + 1];
    toggled[0] = MINIMUM;
    System.arraycopy(bounds, 0, toggled, 1, bounds.length);
    return toggled.length == 1 ? ANY : new VersionRange(toggled);
  }

  /** The versions of this set that are not in the other. */
  public VersionRange minus(VersionRange other) {
    return intersect(other.complement());
  }

  /** Merges the bounds; a place is inside where at least so many of the two sets have it. */
  private VersionRange combine(VersionRange other, int needed) {
    Bound[] merged = new Bound[bounds.length + other.bounds.length];
    int count = 0;
    int left = 0;
    int right = 0;
    while (left < bounds.length || right < other.bounds.length) {
      int order = compareAt(left, other, right);
      Bound next = order <= 0 ? bounds[left] : other.bounds[right];
      left += order <= 0 ? 1 : 0;
      right += order >= 0 ? 1 : 0;
      int members = (isInside(left) ? 1 : 0) + (isInside(right) ? 1 : 0);
      if (isInside(count) != members >= needed) {
        merged[count++] = next;
      }
    }
    return count == 0 ? NONE : new VersionRange(Arrays.copyOf(merged, count));
  }

  private int compareAt(int left, VersionRange other, int right) {
    if (left == bounds.length) {
      return 1;
    }
    return right == other.bounds.length ? -1 : bounds[left].compareTo(other.bounds[right]);
  }

  /** Whether all versions of this set are in the other. */
  public boolean subsetOf(VersionRange other) {
    return intersect(other).equals(this);
  }

  /** Whether no version is in both sets. */
  public boolean isDisjoint(VersionRange other) {
    return intersect(other).isEmpty();
  }

  /** Whether the range is what {@code ==} or {@code ===} allow: one release, with local labels. */
  public boolean isPin() {
    if (bounds.length != 2) {
      return false;
    }
    Bound lower = bounds[0];
    Bound upper = bounds[1];
    return lower.version().equals(upper.version())
        || (lower.isBefore() && upper.equals(Bound.afterLocals(lower.version())));
  }

  /** The intervals in ascending order, each as a set of its own. */
  public List<VersionRange> intervals() {
    if (bounds.length <= 2) {
      return isEmpty() ? List.of() : List.of(this);
    }
    List<VersionRange> intervals = new ArrayList<>();
    for (int i = 0; i < bounds.length; i += 2) {
      int end = Math.min(i + 2, bounds.length);
      intervals.add(new VersionRange(Arrays.copyOfRange(bounds, i, end)));
    }
    return intervals;
  }

  /**
   * A simpler set that has the same members among some versions: bounds go where no version of them
   * lies between, the outermost intervals open up where nothing lies beyond.
   *
   * @param existing all versions that matter, ascending
   */
  public VersionRange simplify(List<Version> existing) {
    return RangeSimplifier.simplify(this, existing);
  }

  /** The version at the lower end of the first interval; none if the set has no lower end. */
  public Optional<Version> lowest() {
    return isEmpty() || bounds[0].equals(MINIMUM)
        ? Optional.empty()
        : Optional.of(bounds[0].version());
  }

  /** The version at the upper end of the last interval; none if the set has no upper end. */
  public Optional<Version> highest() {
    return isEmpty() || isInside(bounds.length)
        ? Optional.empty()
        : Optional.of(bounds[bounds.length - 1].version());
  }

  /**
   * The set in specifiers, as near as they can say it: a version is in it if it matches all clauses
   * of one of the lists.
   */
  public List<List<Specifier>> clauses() {
    return RangeClauses.of(this);
  }

  /**
   * The set for those to whom only final releases exist: it has the same final releases as members,
   * and two sets that have the same become equal.
   */
  public VersionRange releasesOnly() {
    VersionRange moved = NONE;
    for (VersionRange interval : intervals()) {
      Bound[] ends = interval.bounds.clone();
      for (int i = 0; i < ends.length; i++) {
        ends[i] = ends[i].equals(MINIMUM) ? MINIMUM : ends[i].betweenReleases();
      }
      moved = moved.union(ends.length == 1 ? from(ends[0]) : between(ends[0], ends[1]));
    }
    return moved;
  }

  /** The bounds in ascending order. */
  List<Bound> bounds() {
    return List.of(bounds);
  }

  /** The set that has these ascending bounds. */
  static VersionRange ofBounds(List<Bound> bounds) {
    return bounds.isEmpty() ? NONE : new VersionRange(bounds.toArray(Bound[]::new));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VersionRange range && Arrays.equals(bounds, range.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /**
   * The set in the operators of specifiers, for people: {@code >=2.3, <3}, intervals separated by
   * {@code |}, {@code *} for any version.
   */
  @Override
  public String toString() {
    if (isEmpty() || isAny()) {
      return isEmpty() ? "no version" : "*";
    }
    StringBuilder out = new StringBuilder();
    for (List<Specifier> clauses : clauses()) {
      String text = String.join(", ", clauses.stream().map(Specifier::toString).toList());
      out.append(out.isEmpty() ? "" : " | ").append(text);
    }
    return out.toString();
  }
}

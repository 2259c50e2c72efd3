package dev.puffin.markers;

import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import java.math.BigInteger;

/**
 * What {@code python_version}, which has only major and minor version, says about the full version:
 * {@code python_version > '3.8'} is {@code python_full_version >= '3.9'}.
 */
final class PythonMinors {
  /** Below every Python. */
  static final Version LOWEST = Version.parse("0.dev0");

  private PythonMinors() {}

  /** The full versions whose minor version is in the range; only final releases count. */
  static VersionRange expand(VersionRange minors) {
    VersionRange full = VersionRange.none();
    for (VersionRange interval : minors.releasesOnly().intervals()) {
      VersionRange from =
          interval.contains(LOWEST)
              ? VersionRange.any()
              : VersionRange.atLeast(firstMinor(interval.lowest().orElseThrow(), interval));
      VersionRange above =
          interval
              .highest()
              .map(end -> VersionRange.atLeast(firstMinor(end, interval.complement())))
              .orElse(VersionRange.none());
      full = full.union(from.minus(above));
    }
    return full.releasesOnly();
  }

  /** The first minor version from a bound on, if it is in the range, else the next. */
  private static Version firstMinor(Version bound, VersionRange range) {
    Version minor = minor(bound, BigInteger.ZERO);
    if (!range.contains(minor) || minor.compareTo(bound.base()) < 0) {
      return minor(bound, BigInteger.ONE);
    }
    // as it was written: 4 rather than 4.0
    return minor.equals(bound.base()) ? bound.base() : minor;
  }

  private static Version minor(Version bound, BigInteger step) {
    return Version.parse(bound.segment(0) + "." + bound.segment(1).add(step));
  }
}

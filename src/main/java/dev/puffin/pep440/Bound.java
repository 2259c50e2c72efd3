package dev.puffin.pep440;

import java.math.BigInteger;

/**
 * A place between versions where a range begins or ends. Every place has exactly one form:
 *
 * <ul>
 *   <li>before a version, where all versions equal to it come after the bound;
 *   <li>after a version, where all versions equal to it come before;
 *   <li>between the spellings of one version (1.0 and 1.0.0), which only {@code ===} tells apart;
 *   <li>after everything of a release, its post-releases included.
 * </ul>
 *
 * @param spelling the bound comes before those spellings of the version that have at least so many
 *     release segments
 * @param afterRelease the bound comes after all versions with the release of {@code version}
 */
record Bound(Version version, int spelling, boolean afterRelease) implements Comparable<Bound> {
  private static final int ALL_SPELLINGS = 0;
  private static final int NO_SPELLING = Integer.MAX_VALUE;

  /** Just before all versions equal to this one. */
  static Bound before(Version version) {
    return new Bound(version, ALL_SPELLINGS, false);
  }

  /** Just after all versions equal to this one, before those that add a local label to it. */
  static Bound after(Version version) {
    return new Bound(version, NO_SPELLING, false);
  }

  /** Before all versions with this release, whatever follows it. */
  static Bound beforeRelease(VersionParts release) {
    return before(Version.of(release.base().withDev(BigInteger.ZERO)));
  }

  /** Before the versions equal to this one that have at least so many release segments. */
  static Bound beforeSpelling(Version version, int segments) {
    return segments <= version.parts().significantSegments()
        ? before(version)
        : new Bound(version, segments, false);
  }

  /** After a version without local label and all its local versions: before the next version. */
  static Bound afterLocals(Version version) {
    VersionParts parts = version.parts().withoutLocal();
    if (parts.dev().isPresent()) {
      return before(Version.of(parts.withDev(parts.dev().get().add(BigInteger.ONE))));
    }
    BigInteger nextPost = parts.post().map(BigInteger.ONE::add).orElse(BigInteger.ZERO);
    return before(Version.of(parts.withPost(nextPost).withDev(BigInteger.ZERO)));
  }

  /** After a version that is no post-release, its local versions and its post-releases. */
  static Bound afterPosts(Version version) {
    VersionParts parts = version.parts();
    if (parts.pre().isPresent()) {
      PreRelease pre = parts.pre().get();
      return before(Version.of(parts.base().withPre(pre.next()).withDev(BigInteger.ZERO)));
    }
    return new Bound(version.base(), NO_SPELLING, true);
  }

  /** The bound moved to one side of the release it is in, past no final release. */
  Bound betweenReleases() {
    Version release = version.base();
    return isBelow(release) ? before(release) : afterLocals(release);
  }

  /** Whether a version comes after this bound. */
  boolean isBelow(Version other) {
    if (afterRelease) {
      return version.compareRelease(other) < 0;
    }
    int order = version.compareTo(other);
    return order == 0 ? allows(other) : order < 0;
  }

  private boolean allows(Version equal) {
    return switch (spelling) {
      case ALL_SPELLINGS -> true;
      case NO_SPELLING -> false;
      default -> equal.segments() >= spelling;
    };
  }

  @Override
  public int compareTo(Bound other) {
    if (afterRelease || other.afterRelease) {
      int order = version.compareRelease(other.version);
      return order != 0 ? order : Boolean.compare(afterRelease, other.afterRelease);
    }
    int order = version.compareTo(other.version);
    return order != 0 ? order : Integer.compare(spelling, other.spelling);
  }

  /** Whether this bound comes before all spellings of its version. */
  boolean isBefore() {
    return !afterRelease && spelling == ALL_SPELLINGS;
  }

  /** Whether this bound comes between the spellings of its version. */
  boolean isSpelling() {
    return !afterRelease && spelling != ALL_SPELLINGS && spelling != NO_SPELLING;
  }

  /** Whether this bound is just after one version. */
  boolean isAfter() {
    return !afterRelease && spelling == NO_SPELLING;
  }
}

package dev.puffin.pep440;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version by PEP 440. Equality and order follow the standard, so 1.0, 1.0.0 and v1.0 are equal;
 * {@link #toString} is the normal spelling and {@link #text} the one it was read from.
 */
public final class Version implements Comparable<Version> {
  /** An odd factor without a pattern in its bits. */
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private final String text;
  private final String normal;
  private final long smallRelease;
  private final int smallSuffix;
  // missing where the text is the normal spelling of a small version: read again when asked for
  private final @Nullable VersionParts parts;

  private Version(String text, SmallVersion small) {
    this.text = text;
    this.normal = text;
    this.smallRelease = small.release();
    this.smallSuffix = small.suffix();
    this.parts = null;
  }

  private Version(String text, VersionParts parts) {
    String spelled = parts.toString();
    this.text = text;
    this.normal = spelled.equals(text) ? text : spelled;
    this.smallRelease = SmallVersion.release(parts);
    this.smallSuffix = SmallVersion.suffix(parts);
    this.parts = parts;
  }

  /**
   * Reads a version.
   *
   * @throws InvalidVersionException if the text is none
   */
  public static Version parse(String text) {
    return tryParse(text).orElseThrow(() -> new InvalidVersionException(text));
  }

  /** Reads a version; empty if the text is none. */
  public static Optional<Version> tryParse(String text) {
    Optional<Version> small = trySmall(text);
    if (small.isPresent()) {
      return small;
    }
    return VersionReader.readWhole(text).map(parts -> new Version(text, parts));
  }

  /** Reads a version in its normal spelling if it is one of the common small ones. */
  static Optional<Version> trySmall(String text) {
    return SmallVersion.read(text).map(small -> new Version(text, small));
  }

  /** The final release with these segments, for instance {@code of(3, 12)}. */
  public static Version of(int... release) {
    StringBuilder text = new StringBuilder();
    for (int segment : release) {
      text.append(text.isEmpty() ? "" : ".").append(segment);
    }
    return parse(text.toString());
  }

  static Version of(VersionParts parts) {
    return new Version(parts.toString(), parts);
  }

  VersionParts parts() {
    return parts != null ? parts : VersionReader.readWhole(text).orElseThrow();
  }

  /** The spelling that was read. */
  public String text() {
    return text;
  }

  /** The epoch, 0 if none is written. */
  public BigInteger epoch() {
    return parts().epoch();
  }

  /** The release segments as written, trailing zeros included. */
  public List<BigInteger> release() {
    return parts().release();
  }

  /** The release segment at an index, zero if there is none. */
  public BigInteger segment(int index) {
    return parts().segment(index);
  }

  /** The alpha, beta or candidate segment. */
  public Optional<PreRelease> pre() {
    return parts().pre();
  }

  /** The number of the post-release. */
  public Optional<BigInteger> post() {
    return parts().post();
  }

  /** The number of the development release. */
  public Optional<BigInteger> dev() {
    return parts().dev();
  }

  /** The segments of the local label, in normal spelling. */
  public List<String> local() {
    return parts().local();
  }

  /** Whether this is an alpha, beta, candidate or development release. */
  public boolean isPrerelease() {
    if (smallSuffix != SmallVersion.NO_SUFFIX) {
      return SmallVersion.isPrerelease(smallSuffix);
    }
    return pre().isPresent() || dev().isPresent();
  }

  /** Whether this is a post-release. */
  public boolean isPostrelease() {
    return post().isPresent();
  }

  /** Whether this is a development release. */
  public boolean isDevrelease() {
    return dev().isPresent();
  }

  /** Whether this has a local label. */
  public boolean isLocal() {
    return smallSuffix == SmallVersion.NO_SUFFIX && !local().isEmpty();
  }

  /** The public version: without the local label. */
  public Version withoutLocal() {
    return isLocal() ? of(parts().withoutLocal()) : this;
  }

  /** Epoch and release only. */
  public Version base() {
    boolean isBase = parts == null && SmallVersion.isFinal(smallSuffix);
    return isBase ? this : of(parts().base());
  }

  /** The number of release segments as written. */
  int segments() {
    return parts().release().size();
  }

  /** Orders by epoch and release only. */
  int compareRelease(Version other) {
    if ((smallRelease | other.smallRelease) >= 0) {
      return Long.compare(smallRelease, other.smallRelease);
    }
    return parts().compareRelease(other.parts());
  }

  @Override
  public int compareTo(Version other) {
    if ((smallRelease | other.smallRelease) >= 0) {
      if (smallRelease != other.smallRelease) {
        return Long.compare(smallRelease, other.smallRelease);
      }
      if ((smallSuffix | other.smallSuffix) >= 0) {
        return Integer.compare(smallSuffix, other.smallSuffix);
      }
    }
    return parts().compareTo(other.parts());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Version version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    if (smallRelease != SmallVersion.NONE && smallSuffix != SmallVersion.NO_SUFFIX) {
      // the segments are far apart in it: they have to meet in the few bits that tables look at
      return 31 * (int) ((smallRelease * MIX) >>> 32) + smallSuffix;
    }
    VersionParts all = parts();
    int significant = all.significantSegments();
    return List.of(
            all.epoch(),
            all.release().subList(0, significant),
            all.pre(),
            all.post(),
            all.dev(),
            all.local())
        .hashCode();
  }

  /** The normal spelling. */
  @Override
  public String toString() {
    return normal;
  }
}

package dev.puffin.pep440;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The order of the common versions as two numbers, so that comparing them costs one or two machine
 * comparisons: no epoch, no local label, at most four release segments of ordinary size and at most
 * one of pre, post and dev. Every version that fits has exactly one such form, whatever its
 * spelling.
 */
final class SmallVersion {
  /** Marks a release that does not fit. */
  static final long NONE = -1;

  /** Marks a suffix that does not fit. */
  static final int NO_SUFFIX = -1;

  private static final int FINAL_KIND = 4;
  private static final int POST_KIND = 5;
  private static final int NUMBER_BITS = 28;
  private static final int SEGMENTS = 4;
  private static final int[] BITS = {12, 12, 13, 26};
  // the kinds in their order; a final release has no suffix
  private static final String[] SUFFIXES = {".dev", "a", "b", "rc", "", ".post"};

  private final String text;
  private int position;
  private long release;
  private int suffix;

  private SmallVersion(String text) {
    this.text = text;
  }

  /** Reads a text in normal spelling; empty if it is spelled otherwise or does not fit. */
  static Optional<SmallVersion> read(String text) {
    SmallVersion version = new SmallVersion(text);
    return version.readRelease() && version.readSuffix() ? Optional.of(version) : Optional.empty();
  }

  /** The release of a version that is already taken apart, or {@link #NONE} if it does not fit. */
  static long release(VersionParts parts) {
    if (parts.significantSegments() > SEGMENTS || parts.epoch().signum() != 0) {
      return NONE;
    }
    long release = 0;
    for (int i = 0; i < SEGMENTS; i++) {
      if (parts.segment(i).bitLength() > BITS[i]) {
        return NONE;
      }
      release = (release << BITS[i]) | parts.segment(i).longValue();
    }
    return release;
  }

  /** What follows the release, or {@link #NO_SUFFIX} if it does not fit. */
  static int suffix(VersionParts parts) {
    int kinds = count(parts.pre()) + count(parts.post()) + count(parts.dev());
    BigInteger number = suffixNumber(parts);
    if (kinds > 1 || !parts.local().isEmpty() || number.bitLength() > NUMBER_BITS) {
      return NO_SUFFIX;
    }
    int kind = parts.post().isPresent() ? POST_KIND : FINAL_KIND;
    if (parts.pre().isPresent()) {
      kind = kind(parts.pre().get().phase());
    } else if (parts.dev().isPresent()) {
      kind = 0;
    }
    return suffix(kind, number.intValue());
  }

  private static int count(Optional<?> segment) {
    return segment.isPresent() ? 1 : 0;
  }

  private static int kind(PreRelease.Phase phase) {
    return switch (phase) {
      case ALPHA -> 1;
      case BETA -> 2;
      case CANDIDATE -> 3;
    };
  }

  private static BigInteger suffixNumber(VersionParts parts) {
    return parts
        .pre()
        .map(PreRelease::number)
        .or(parts::post)
        .or(parts::dev)
        .orElse(BigInteger.ZERO);
  }

  private static int suffix(int kind, int number) {
    return kind << NUMBER_BITS | number;
  }

  /** Whether a suffix is that of a pre-release or development release. */
  static boolean isPrerelease(int suffix) {
    return suffix >>> NUMBER_BITS < FINAL_KIND;
  }

  /** Whether a suffix is that of a final release. */
  static boolean isFinal(int suffix) {
    return suffix >>> NUMBER_BITS == FINAL_KIND;
  }

  long release() {
    return release;
  }

  int suffix() {
    return suffix;
  }

  private boolean readRelease() {
    for (int i = 0; i < SEGMENTS; i++) {
      boolean more = i == 0 || startsSegment();
      if (more && i > 0) {
        position++;
      }
      long number = more ? readNumber(BITS[i]) : 0;
      if (number < 0) {
        return false;
      }
      release = (release << BITS[i]) | number;
    }
    return !startsSegment();
  }

  private boolean startsSegment() {
    return at(position) == '.' && isDigit(at(position + 1));
  }

  private boolean readSuffix() {
    int kind = readKind();
    if (kind < 0) {
      return false;
    }
    long number = kind == FINAL_KIND ? 0 : readNumber(NUMBER_BITS);
    suffix = suffix(kind, (int) number);
    return number >= 0 && position == text.length();
  }

  private int readKind() {
    if (position == text.length()) {
      return FINAL_KIND;
    }
    for (int kind = 0; kind < SUFFIXES.length; kind++) {
      if (kind != FINAL_KIND && text.startsWith(SUFFIXES[kind], position)) {
        position += SUFFIXES[kind].length();
        return kind;
      }
    }
    return -1;
  }

  /** A number without leading zeros that fits into the given bits, else a negative one. */
  private long readNumber(int bits) {
    int start = position;
    long number = 0;
    while (isDigit(at(position)) && number >>> bits == 0) {
      number = number * 10 + (at(position) - '0');
      position++;
    }
    boolean normal = position == start + 1 || (position > start && text.charAt(start) != '0');
    return normal && number >>> bits == 0 ? number : -1;
  }

  private char at(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

package dev.puffin.pep440;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * One clause of a specifier set: an operator and what it compares with.
 *
 * @param operator the operator
 * @param text the right side as written, without white space around it
 * @param version the version on the right side, without {@code .*}; empty only for {@code ===} with
 *     a text that is no version
 * @param wildcard whether the right side ends in {@code .*}
 */
public record Specifier(
    Operator operator, String text, Optional<Version> version, boolean wildcard) {

  /**
   * Reads one clause, for instance {@code >=1.0}.
   *
   * @throws InvalidSpecifierException if the text is none
   */
  public static Specifier parse(String text) {
    SpecifierReader reader = new SpecifierReader(text, VersionReader.skipSpace(text, 0));
    Specifier specifier =
        reader.read().orElseThrow(() -> new InvalidSpecifierException(text, reader.problem()));
    if (VersionReader.skipSpace(text, reader.position()) != text.length()) {
      throw new InvalidSpecifierException(text, reader.trailingProblem(specifier));
    }
    return specifier;
  }

  /** Reads one clause; empty if the text is none. */
  public static Optional<Specifier> tryParse(String text) {
    SpecifierReader reader = new SpecifierReader(text, VersionReader.skipSpace(text, 0));
    Optional<Specifier> specifier = reader.read();
    return VersionReader.skipSpace(text, reader.position()) == text.length()
        ? specifier
        : Optional.empty();
  }

  /** A clause without wildcard. */
  public static Specifier of(Operator operator, Version version) {
    return new Specifier(operator, version.toString(), Optional.of(version), false);
  }

  /** A clause that compares the first release segments: {@code ==1.2.*}. */
  static Specifier prefix(Operator operator, Version release) {
    return new Specifier(operator, release + ".*", Optional.of(release), true);
  }

  /** Whether a version matches, pre-releases not treated specially. */
  public boolean contains(Version candidate) {
    if (operator == Operator.ARBITRARY_EQUAL) {
      return candidate.toString().equals(text.toLowerCase(Locale.ROOT));
    }
    Version right = version.orElseThrow();
    return switch (operator) {
      case ARBITRARY_EQUAL -> throw new IllegalStateException(text);
      case EQUAL -> equal(candidate, right);
      case NOT_EQUAL -> !equal(candidate, right);
      case AT_LEAST -> candidate.compareTo(right) >= 0;
      case AT_MOST -> candidate.withoutLocal().compareTo(right) <= 0;
      case LESS -> less(candidate, right);
      case GREATER -> greater(candidate, right);
      case COMPATIBLE ->
          candidate.compareTo(right) >= 0 && hasPrefix(candidate, right.parts().releasePrefix());
    };
  }

  private boolean equal(Version candidate, Version right) {
    if (wildcard) {
      return hasPrefix(candidate, right.parts());
    }
    return (right.isLocal() ? candidate : candidate.withoutLocal()).equals(right);
  }

  private static boolean hasPrefix(Version candidate, VersionParts prefix) {
    VersionParts parts = candidate.parts();
    boolean same = parts.epoch().equals(prefix.epoch());
    for (int i = 0; same && i < prefix.release().size(); i++) {
      same = parts.segment(i).equals(prefix.segment(i));
    }
    return same;
  }

  /** A final release does not let its own pre-releases through. */
  private static boolean less(Version candidate, Version right) {
    boolean ownPrerelease =
        !right.isPrerelease()
            && candidate.isPrerelease()
            && candidate.compareTo(Version.of(right.parts().withDev(BigInteger.ZERO))) >= 0;
    return candidate.compareTo(right) < 0 && !ownPrerelease;
  }

  /** Neither local versions nor, unless one is named, post-releases count as greater. */
  private static boolean greater(Version candidate, Version right) {
    Version publicVersion = candidate.withoutLocal();
    if (publicVersion.compareTo(right) <= 0) {
      return false;
    }
    boolean sameFamily =
        candidate.compareRelease(right) == 0 && candidate.pre().equals(right.pre());
    return right.isPostrelease() || right.isDevrelease() || !sameFamily;
  }

  /** The versions that match. */
  public VersionRange range() {
    return SpecifierBounds.of(this);
  }

  /** Whether this clause names a pre-release and so asks for them, by packaging's rule. */
  public boolean namesPrerelease() {
    return operator != Operator.NOT_EQUAL
        && !wildcard
        && version.map(Version::isPrerelease).orElse(false);
  }

  @Override
  public String toString() {
    return operator.symbol() + text;
  }
}

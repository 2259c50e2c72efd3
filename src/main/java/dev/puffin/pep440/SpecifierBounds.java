package dev.puffin.pep440;

import java.math.BigInteger;
import java.util.Locale;

/** Says which versions a specifier matches as bounds (PEP 440, "Version specifiers"). */
final class SpecifierBounds {
  private SpecifierBounds() {}

  static VersionRange of(Specifier specifier) {
    if (specifier.operator() == Operator.ARBITRARY_EQUAL) {
      return spelled(specifier);
    }
    Version version = specifier.version().orElseThrow();
    return switch (specifier.operator()) {
      case ARBITRARY_EQUAL -> throw new IllegalStateException(specifier.text());
      case EQUAL -> specifier.wildcard() ? prefix(version.parts()) : equal(version);
      case NOT_EQUAL ->
          (specifier.wildcard() ? prefix(version.parts()) : equal(version)).complement();
      case AT_LEAST -> VersionRange.from(Bound.before(version));
      case AT_MOST -> VersionRange.upTo(Bound.afterLocals(version));
      case LESS -> VersionRange.upTo(Bound.before(earliest(version)));
      case GREATER -> VersionRange.from(aboveFamily(version));
      case COMPATIBLE ->
          VersionRange.from(Bound.before(version))
              .intersect(prefix(version.parts().releasePrefix()));
    };
  }

  /** {@code ===}: only the version whose normal spelling is that text. */
  private static VersionRange spelled(Specifier specifier) {
    String text = specifier.text().toLowerCase(Locale.ROOT);
    return specifier
        .version()
        .filter(version -> version.toString().equals(text))
        .map(version ->
            VersionRange.between(
                Bound.beforeSpelling(version, version.segments()),
                Bound.beforeSpelling(version, version.segments() + 1)))
        .orElseGet(VersionRange::none);
  }

  private static VersionRange equal(Version version) {
    return VersionRange.between(
        Bound.before(version),
        version.isLocal() ? Bound.after(version) : Bound.afterLocals(version));
  }

  private static VersionRange prefix(VersionParts parts) {
    return VersionRange.between(
        Bound.beforeRelease(parts), Bound.beforeRelease(parts.nextRelease()));
  }

  private static Version earliest(Version version) {
    return version.isPrerelease() ? version : Version.of(version.parts().withDev(BigInteger.ZERO));
  }

  private static Bound aboveFamily(Version version) {
    return version.isPostrelease() || version.isDevrelease()
        ? Bound.afterLocals(version)
        : Bound.afterPosts(version);
  }
}

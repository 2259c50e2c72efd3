package dev.puffin.pep440;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a range in the operators that users know; alternatives are separated by a bar. */
final class RangeText {
  private final List<Bound> bounds;
  private final List<String> clauses = new ArrayList<>();

  private RangeText(List<Bound> bounds) {
    this.bounds = bounds;
  }

  static String of(VersionRange range) {
    if (range.isEmpty()) {
      return "no version";
    }
    return range.isAny() ? "*" : new RangeText(range.bounds()).write();
  }

  private String write() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bounds.size(); i += 2) {
      lower(bounds.get(i));
      while (i + 2 < bounds.size() && isHole(bounds.get(i + 1), bounds.get(i + 2))) {
        clauses.add("!=" + hole(bounds.get(i + 1), bounds.get(i + 2)).orElseThrow());
        i += 2;
      }
      if (i + 1 < bounds.size() && !sameVersion(i)) {
        upper(bounds.get(i + 1));
      }
      out.append(out.isEmpty() ? "" : " | ").append(String.join(", ", clauses));
      clauses.clear();
    }
    return out.toString();
  }

  /** Writes an interval that is one version or one prefix; only if nothing was written of it. */
  private boolean sameVersion(int index) {
    Optional<String> single = hole(bounds.get(index), bounds.get(index + 1));
    if (single.isEmpty() || clauses.size() != 1) {
      return false;
    }
    clauses.set(0, "==" + single.get());
    return true;
  }

  private static boolean isHole(Bound upper, Bound lower) {
    return hole(upper, lower).isPresent();
  }

  /** What stands between two bounds if {@code ==} can say it. */
  private static Optional<String> hole(Bound from, Bound to) {
    if (from.spelling() != 0 || from.afterRelease()) {
      return from.isSpelling() ? Optional.of(from.version().toString()) : Optional.empty();
    }
    Version version = from.version();
    boolean one =
        to.isAfter() ? to.version().equals(version) : to.equals(Bound.afterLocals(version));
    if (one || (to.isSpelling() && to.version().equals(version))) {
      return Optional.of(version.toString());
    }
    return prefix(from, to);
  }

  private static Optional<String> prefix(Bound from, Bound to) {
    VersionParts release = from.version().parts().base();
    boolean startsRelease = from.equals(Bound.beforeRelease(release));
    while (startsRelease) {
      if (to.equals(Bound.beforeRelease(release.nextRelease()))) {
        return Optional.of(release + ".*");
      }
      startsRelease = release.release().size() > release.significantSegments();
      release = startsRelease ? release.releasePrefix() : release;
    }
    return Optional.empty();
  }

  private void lower(Bound bound) {
    if (bound.equals(VersionRange.MINIMUM)) {
      return;
    }
    Optional<Version> previous = previous(bound);
    if (previous.isPresent()) {
      clauses.add(">" + previous.get());
    } else {
      clauses.add((bound.isBefore() ? ">=" : ">") + bound.version());
    }
  }

  private void upper(Bound bound) {
    Optional<Version> previous = previous(bound);
    if (previous.isPresent()) {
      clauses.add("<=" + previous.get());
    } else if (bound.isBefore()) {
      clauses.add("<" + finalOf(bound.version()));
    } else {
      clauses.add("<=" + bound.version());
    }
  }

  /** The version whose local versions end at this bound. */
  private static Optional<Version> previous(Bound bound) {
    VersionParts parts = bound.version().parts();
    boolean firstOfPost = bound.isBefore() && parts.post().isPresent() && isZero(parts.dev());
    if (!firstOfPost) {
      return Optional.empty();
    }
    BigInteger post = parts.post().orElseThrow();
    VersionParts plain = parts.withoutPost();
    return Optional.of(
        Version.of(post.signum() == 0 ? plain : plain.withPost(post.subtract(BigInteger.ONE))));
  }

  /** {@code <2.0.dev0} is what {@code <2.0} says. */
  private static Version finalOf(Version version) {
    VersionParts parts = version.parts();
    boolean first = isZero(parts.dev()) && parts.pre().isEmpty();
    return first ? Version.of(parts.withoutDev()) : version;
  }

  private static boolean isZero(Optional<BigInteger> number) {
    return number.isPresent() && number.get().signum() == 0;
  }
}

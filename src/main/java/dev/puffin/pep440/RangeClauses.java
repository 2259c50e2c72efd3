package dev.puffin.pep440;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says a range in specifiers: for each interval, or intervals with holes, one conjunction. */
final class RangeClauses {
  private final List<Bound> bounds;
  private final List<List<Specifier>> alternatives = new ArrayList<>();

  private RangeClauses(List<Bound> bounds) {
    this.bounds = bounds;
  }

  static List<List<Specifier>> of(VersionRange range) {
    RangeClauses clauses = new RangeClauses(range.bounds());
    clauses.run();
    return List.copyOf(clauses.alternatives);
  }

  private void run() {
    for (int i = 0; i < bounds.size(); i += 2) {
      Optional<Specifier> single =
          i + 1 < bounds.size() ? between(i, Operator.EQUAL) : Optional.empty();
      if (single.isPresent()) {
        alternatives.add(List.of(single.get()));
        continue;
      }
      List<Specifier> clauses = new ArrayList<>();
      lower(bounds.get(i)).ifPresent(clauses::add);
      Optional<Specifier> hole = hole(i + 1);
      while (hole.isPresent()) {
        clauses.add(hole.get());
        i += 2;
        hole = hole(i + 1);
      }
      if (i + 1 < bounds.size()) {
        clauses.add(upper(bounds.get(i + 1)));
      }
      alternatives.add(List.copyOf(clauses));
    }
  }

  private Optional<Specifier> hole(int index) {
    return index + 1 < bounds.size() ? between(index, Operator.NOT_EQUAL) : Optional.empty();
  }

  /** What stands between two neighbouring bounds, if {@code ==} or {@code !=} can say it. */
  private Optional<Specifier> between(int index, Operator operator) {
    Bound from = bounds.get(index);
    Bound to = bounds.get(index + 1);
    Version version = from.version();
    if (from.isSpelling()) {
      return Optional.of(Specifier.of(operator, version));
    }
    if (!from.isBefore() || from.equals(VersionRange.MINIMUM)) {
      return Optional.empty();
    }
    boolean one =
        to.equals(Bound.afterLocals(version))
            || (!to.isBefore() && !to.afterRelease() && to.version().equals(version));
    return one
        ? Optional.of(Specifier.of(operator, version))
        : prefix(from, to).map(release -> Specifier.prefix(operator, release));
  }

  private static Optional<Version> prefix(Bound from, Bound to) {
    VersionParts release = from.version().parts().base();
    boolean startsRelease = from.equals(Bound.beforeRelease(release));
    while (startsRelease) {
      if (to.equals(Bound.beforeRelease(release.nextRelease()))) {
        return Optional.of(Version.of(release));
      }
      startsRelease = release.release().size() > release.significantSegments();
      release = startsRelease ? release.releasePrefix() : release;
    }
    return Optional.empty();
  }

  private static Optional<Specifier> lower(Bound bound) {
    if (bound.equals(VersionRange.MINIMUM)) {
      return Optional.empty();
    }
    Optional<Version> previous = previous(bound);
    Operator operator =
        bound.isBefore() && previous.isEmpty() ? Operator.AT_LEAST : Operator.GREATER;
    return Optional.of(Specifier.of(operator, previous.orElse(bound.version())));
  }

  private static Specifier upper(Bound bound) {
    Optional<Version> previous = previous(bound);
    return bound.isBefore() && previous.isEmpty()
        ? Specifier.of(Operator.LESS, finalOf(bound.version()))
        : Specifier.of(Operator.AT_MOST, previous.orElse(bound.version()));
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

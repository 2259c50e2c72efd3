package dev.puffin.markers;

import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Says a range of Python releases in clauses, with wildcards for whole minor versions. */
final class VersionClauses {
  private VersionClauses() {}

  static List<List<Specifier>> of(VersionRange range) {
    Optional<String> hole = minor(range.complement().clauses());
    if (hole.isPresent()) {
      return List.of(List.of(Specifier.parse("!=" + hole.get())));
    }
    return range.clauses().stream().map(VersionClauses::shorter).toList();
  }

  private static List<Specifier> shorter(List<Specifier> clauses) {
    return minor(List.of(clauses))
        .map(prefix -> List.of(Specifier.parse("==" + prefix)))
        .orElse(clauses);
  }

  /** The prefix that {@code >=3.8, <3.9} is, namely {@code 3.8.*}. */
  private static Optional<String> minor(List<List<Specifier>> alternatives) {
    if (alternatives.size() != 1 || alternatives.getFirst().size() != 2) {
      return Optional.empty();
    }
    Specifier from = alternatives.getFirst().getFirst();
    Specifier to = alternatives.getFirst().getLast();
    Version lower = from.version().orElseThrow();
    Version next = Version.parse(lower.segment(0) + "." + lower.segment(1).add(BigInteger.ONE));
    boolean whole =
        from.operator() == Operator.AT_LEAST
            && to.operator() == Operator.LESS
            && lower.equals(Version.parse(lower.segment(0) + "." + lower.segment(1)))
            && to.version().equals(Optional.of(next));
    return whole ? Optional.of(lower.segment(0) + "." + lower.segment(1) + ".*") : Optional.empty();
  }
}

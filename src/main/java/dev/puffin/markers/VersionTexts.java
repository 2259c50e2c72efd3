package dev.puffin.markers;

import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.Comparison;
import dev.puffin.pep508.MarkerOperator;
import dev.puffin.pep508.MarkerVariable;

/** {@code python_version in '3.8 3.9'}: the versions whose text is a part of another text. */
final class VersionTexts {
  private VersionTexts() {}

  static Node diagram(Comparison comparison) {
    if (comparison.variable() == MarkerVariable.IMPLEMENTATION_VERSION) {
      // there is no telling how many segments it has
      return negate(comparison, Diagrams.flag(comparison.withOperator(MarkerOperator.IN)));
    }
    int segments = comparison.variable() == MarkerVariable.PYTHON_VERSION ? 2 : 3;
    String text = comparison.value();
    VersionRange range = VersionRange.none();
    for (int start = 0; start < text.length(); start++) {
      for (int end = start + 1; end <= text.length(); end++) {
        String part = text.substring(start, end);
        if (isRelease(part, segments)) {
          Specifier equal = Specifier.of(Operator.EQUAL, Version.parse(part));
          range = range.union(equal.range());
        }
      }
    }
    return negate(comparison, DiagramBuilder.versions(comparison.variable(), range));
  }

  private static Node negate(Comparison comparison, Node positive) {
    return comparison.operator() == MarkerOperator.NOT_IN ? Diagrams.not(positive) : positive;
  }

  /** Whether a text is the normal spelling of a release with so many segments. */
  private static boolean isRelease(String text, int segments) {
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dots++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return dots == segments - 1
        && Version.tryParse(text).map(version -> version.toString().equals(text)).orElse(false);
  }
}

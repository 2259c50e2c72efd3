package dev.puffin.resolver;

import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a distribution's Requires-Python lets it run on a Python. Upper bounds don't count: they
 * are guesses about Pythons that did not exist yet, and following them leads back to old releases
 * that had not written any.
 */
final class PythonRequirement {
  private PythonRequirement() {}

  static boolean accepts(Specifiers required, Version python) {
    if (required.contains(python)) {
      return true;
    }
    List<Specifier> others = new ArrayList<>();
    for (Specifier specifier : required.specifiers()) {
      if (!isUpperBound(specifier.operator())) {
        others.add(specifier);
      }
    }
    return others.size() < required.specifiers().size() && Specifiers.of(others).contains(python);
  }

  private static boolean isUpperBound(Operator operator) {
    return operator == Operator.LESS || operator == Operator.AT_MOST;
  }

  /** The Pythons from the first on that a requirement accepts, upper bounds left out. */
  static VersionRange from(Specifiers required) {
    VersionRange range = VersionRange.any();
    for (Specifier specifier : required.specifiers()) {
      Optional<Version> version = specifier.version();
      if (version.isPresent()) {
        range =
            switch (specifier.operator()) {
              case AT_LEAST, COMPATIBLE, EQUAL, ARBITRARY_EQUAL ->
                  range.intersect(VersionRange.atLeast(version.get()));
              case GREATER -> range.intersect(specifier.range());
              case LESS, AT_MOST, NOT_EQUAL -> range;
            };
      }
    }
    return range;
  }
}

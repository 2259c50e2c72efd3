package dev.puffin.markers;

import dev.puffin.pep508.Comparison;
import dev.puffin.pep508.MarkerOperator;
import dev.puffin.pep508.MarkerVariable;
import java.util.Optional;

/** The opposite of a comparison, if an operator can say it. */
final class Opposite {
  private Opposite() {}

  static Optional<Comparison> of(Comparison comparison) {
    Optional<MarkerOperator> operator =
        switch (comparison.operator()) {
          case IN -> Optional.of(MarkerOperator.NOT_IN);
          case NOT_IN -> Optional.of(MarkerOperator.IN);
          case EQUAL -> Optional.of(MarkerOperator.NOT_EQUAL);
          case NOT_EQUAL -> Optional.of(MarkerOperator.EQUAL);
          case ARBITRARY_EQUAL, COMPATIBLE, AT_MOST, AT_LEAST, LESS, GREATER -> Optional.empty();
        };
    // a release that is no version is neither equal to one nor different from it
    boolean exact =
        comparison.variable() != MarkerVariable.PLATFORM_RELEASE
            || comparison.specifier().isEmpty();
    return operator
        .filter(_ -> exact || !comparison.operator().isVersionOperator())
        .map(comparison::withOperator);
  }
}

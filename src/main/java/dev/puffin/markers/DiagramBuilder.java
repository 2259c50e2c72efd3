package dev.puffin.markers;

import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.Comparison;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.MarkerOperator;
import dev.puffin.pep508.MarkerVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns markers into decision diagrams. */
final class DiagramBuilder {
  private DiagramBuilder() {}

  static Node of(Marker marker) {
    return switch (marker) {
      case Marker.And and -> {
        Node all = Node.ALL;
        for (Marker part : and.parts()) {
          all = Diagrams.and(all, of(part));
        }
        yield all;
      }
      case Marker.Or or -> {
        Node any = Node.NONE;
        for (Marker part : or.parts()) {
          any = Diagrams.or(any, of(part));
        }
        yield any;
      }
      case Comparison comparison -> comparison(comparison);
    };
  }

  private static Node comparison(Comparison comparison) {
    return switch (comparison.variable()) {
      case PYTHON_VERSION, PYTHON_FULL_VERSION, IMPLEMENTATION_VERSION -> version(comparison);
      case IMPLEMENTATION_NAME,
          OS_NAME,
          PLATFORM_MACHINE,
          PLATFORM_PYTHON_IMPLEMENTATION,
          PLATFORM_SYSTEM,
          PLATFORM_VERSION,
          SYS_PLATFORM ->
          text(comparison);
      case EXTRA -> extra(comparison);
      case EXTRAS, DEPENDENCY_GROUPS, PLATFORM_RELEASE -> flag(comparison);
    };
  }

  private static Node version(Comparison comparison) {
    if (!comparison.operator().isVersionOperator()) {
      return comparison.reversed() ? flag(comparison) : VersionTexts.diagram(comparison);
    }
    Optional<Specifier> specifier =
        comparison.reversed() ? turned(comparison) : comparison.specifier();
    if (specifier.isEmpty()) {
      return withoutVersion(comparison);
    }
    return versions(comparison.variable(), specifier.get().range());
  }

  /** The comparison {@code '3.8' < python_version} with its sides changed. */
  private static Optional<Specifier> turned(Comparison comparison) {
    Optional<Version> version = Version.tryParse(comparison.value());
    Optional<Operator> operator =
        switch (comparison.operator()) {
          case EQUAL, ARBITRARY_EQUAL -> Optional.of(Operator.EQUAL);
          case NOT_EQUAL -> Optional.of(Operator.NOT_EQUAL);
          case LESS -> Optional.of(Operator.GREATER);
          case GREATER -> Optional.of(Operator.LESS);
          case AT_MOST -> Optional.of(Operator.AT_LEAST);
          case AT_LEAST -> Optional.of(Operator.AT_MOST);
          case COMPATIBLE, IN, NOT_IN -> Optional.empty();
        };
    return operator.flatMap(op -> version.map(right -> Specifier.of(op, right)));
  }

  /** The value is no version, or the operator has no other side. */
  private static Node withoutVersion(Comparison comparison) {
    boolean isVersion = Version.tryParse(comparison.value()).isPresent();
    if (comparison.reversed()) {
      return isVersion ? flag(comparison) : Node.NONE;
    }
    return comparison.operator() == MarkerOperator.NOT_EQUAL ? Node.ALL : Node.NONE;
  }

  /** The environments where a version variable is in a range. */
  static Node versions(MarkerVariable variable, VersionRange range) {
    boolean minor = variable == MarkerVariable.PYTHON_VERSION;
    VersionRange releases = minor ? PythonMinors.expand(range) : range.releasesOnly();
    MarkerVariable asked = minor ? MarkerVariable.PYTHON_FULL_VERSION : variable;
    boolean inside = releases.contains(PythonMinors.LOWEST);
    List<VersionRange> members = releases.intervals();
    List<VersionRange> others = releases.complement().intervals();
    List<Node.Versions.Edge> edges = new ArrayList<>();
    for (int i = 0; i < members.size() + others.size(); i++) {
      List<VersionRange> side = inside ? members : others;
      edges.add(new Node.Versions.Edge(side.get(i / 2), inside ? Node.ALL : Node.NONE));
      inside = !inside;
    }
    return Node.Versions.of(asked, edges);
  }

  private static Node text(Comparison comparison) {
    return switch (comparison.operator()) {
      case EQUAL, AT_MOST, AT_LEAST, ARBITRARY_EQUAL -> equal(comparison);
      case NOT_EQUAL -> Diagrams.not(equal(comparison));
      case LESS, GREATER, COMPATIBLE -> Node.NONE;
      case IN, NOT_IN -> flag(comparison);
    };
  }

  private static Node equal(Comparison comparison) {
    Comparison asked = KnownPlatforms.inOneVariable(comparison);
    return Node.Texts.of(asked.variable(), Map.of(asked.value(), Node.ALL), Node.NONE);
  }

  private static Node extra(Comparison comparison) {
    Node named =
        Diagrams.flag(
            Comparison.of(MarkerVariable.EXTRA, MarkerOperator.EQUAL, comparison.value()));
    return switch (comparison.operator()) {
      case EQUAL, AT_MOST, AT_LEAST, ARBITRARY_EQUAL -> named;
      case NOT_EQUAL -> Diagrams.not(named);
      case LESS, GREATER, COMPATIBLE -> Node.NONE;
      case IN, NOT_IN -> flag(comparison);
    };
  }

  private static Node flag(Comparison comparison) {
    return comparison.operator() == MarkerOperator.NOT_IN
        ? Diagrams.not(Diagrams.flag(comparison.withOperator(MarkerOperator.IN)))
        : Diagrams.flag(comparison);
  }
}

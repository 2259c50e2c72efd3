package dev.puffin.markers;

import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.Comparison;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.MarkerOperator;
import dev.puffin.pep508.MarkerVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a set as a disjunction of short conjunctions. */
final class MarkerWriter {
  // beyond that many alternatives shortening costs more than a reader gains
  private static final int MOST_SHORTENED = 64;

  private final List<List<Comparison>> alternatives = new ArrayList<>();
  private final List<Comparison> path = new ArrayList<>();

  private MarkerWriter() {}

  static Optional<Marker> write(MarkerSet set, MarkerSet known) {
    if (set.node().equals(Node.NONE)) {
      return Optional.of(Comparison.of(MarkerVariable.PYTHON_VERSION, MarkerOperator.LESS, "0"));
    }
    MarkerWriter writer = new MarkerWriter();
    writer.follow(set.node());
    List<List<Comparison>> shortened =
        writer.alternatives.size() <= MOST_SHORTENED
            ? Shortening.of(set.node(), known.node(), writer.alternatives)
            : writer.alternatives;
    return Optional.of(joined(shortened));
  }

  /** The alternatives, with what all of them demand said once. */
  private static Marker joined(List<List<Comparison>> alternatives) {
    List<Comparison> shared = new ArrayList<>(alternatives.getFirst());
    alternatives.forEach(shared::retainAll);
    List<Marker> others = new ArrayList<>();
    for (List<Comparison> alternative : alternatives) {
      List<Comparison> rest = new ArrayList<>(alternative);
      rest.removeAll(shared);
      if (rest.isEmpty()) {
        return and(shared);
      }
      others.add(and(rest));
    }
    if (shared.isEmpty()) {
      return or(others);
    }
    MarkerVariable first = first(alternatives, shared).variable();
    List<Marker> parts = new ArrayList<>(shared);
    int place = 0;
    while (place < shared.size() && !isBehind(shared.get(place), first)) {
      place++;
    }
    parts.add(place, or(others));
    return and(parts);
  }

  /** What the alternatives begin with behind the conditions that they share. */
  private static Comparison first(List<List<Comparison>> alternatives, List<Comparison> shared) {
    List<Comparison> rest = new ArrayList<>(alternatives.getFirst());
    rest.removeAll(shared);
    return rest.getFirst();
  }

  private static boolean isBehind(Comparison condition, MarkerVariable variable) {
    return Diagrams.rank(condition.variable()) > Diagrams.rank(variable);
  }

  private static Marker and(List<? extends Marker> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Marker.And(List.copyOf(parts));
  }

  private static Marker or(List<Marker> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Marker.Or(parts);
  }

  /** Adds an alternative for each way through the diagram that ends inside the set. */
  private void follow(Node node) {
    switch (node) {
      case Node.Leaf leaf -> {
        if (leaf.member()) {
          alternatives.add(List.copyOf(path));
        }
      }
      case Node.Versions versions -> followVersions(versions);
      case Node.Texts texts -> followTexts(texts);
      case Node.Flag flag -> {
        follow(flag.yes(), List.of(flag.condition()));
        follow(flag.no(), Opposite.of(flag.condition()).stream().toList());
      }
    }
  }

  private void follow(Node node, List<Comparison> conditions) {
    path.addAll(conditions);
    follow(node);
    path.subList(path.size() - conditions.size(), path.size()).clear();
  }

  private void followVersions(Node.Versions node) {
    Map<Node, VersionRange> ranges = new LinkedHashMap<>();
    for (Node.Versions.Edge edge : node.edges()) {
      if (!edge.child().equals(Node.NONE)) {
        ranges.merge(edge.child(), edge.range(), VersionRange::union);
      }
    }
    ranges.forEach((child, range) -> {
      for (List<Specifier> clauses : VersionClauses.of(range)) {
        follow(child, clauses.stream().map(clause -> version(node.variable(), clause)).toList());
      }
    });
  }

  private static Comparison version(MarkerVariable variable, Specifier clause) {
    return Comparison.of(variable, operator(clause.operator()), clause.text());
  }

  private static MarkerOperator operator(Operator operator) {
    return switch (operator) {
      case ARBITRARY_EQUAL -> MarkerOperator.ARBITRARY_EQUAL;
      case COMPATIBLE -> MarkerOperator.COMPATIBLE;
      case EQUAL -> MarkerOperator.EQUAL;
      case NOT_EQUAL -> MarkerOperator.NOT_EQUAL;
      case AT_MOST -> MarkerOperator.AT_MOST;
      case AT_LEAST -> MarkerOperator.AT_LEAST;
      case LESS -> MarkerOperator.LESS;
      case GREATER -> MarkerOperator.GREATER;
    };
  }

  private void followTexts(Node.Texts node) {
    List<Comparison> none = new ArrayList<>();
    node.values()
        .forEach((value, child) -> {
          none.add(Comparison.of(node.variable(), MarkerOperator.NOT_EQUAL, value));
          follow(child, List.of(Comparison.of(node.variable(), MarkerOperator.EQUAL, value)));
        });
    follow(node.other(), none);
  }
}

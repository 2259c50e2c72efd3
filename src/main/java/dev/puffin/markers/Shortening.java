package dev.puffin.markers;

import dev.puffin.pep508.Comparison;
import java.util.ArrayList;
import java.util.List;

/**
 * Shortens a disjunction of conjunctions without changing which environments, of those that can be
 * and that matter, it stands for.
 */
final class Shortening {
  private final Node relevant;
  private final Node outside;
  private final List<List<Comparison>> alternatives;

  private Shortening(Node whole, Node known, List<List<Comparison>> alternatives) {
    this.relevant = Diagrams.and(KnownPlatforms.environments(), known);
    this.outside = Diagrams.and(relevant, Diagrams.not(whole));
    this.alternatives = new ArrayList<>(alternatives);
  }

  /** Shortens what stands for a set, where only the environments of another one matter. */
  static List<List<Comparison>> of(Node whole, Node known, List<List<Comparison>> alternatives) {
    Shortening shortening = new Shortening(whole, known, alternatives);
    shortening.dropConditions();
    shortening.dropAlternatives();
    return shortening.alternatives;
  }

  /** A condition is needless if the alternative stays inside the set without it. */
  private void dropConditions() {
    for (int i = 0; i < alternatives.size(); i++) {
      List<Comparison> conditions = new ArrayList<>(alternatives.get(i));
      int j = 0;
      while (j < conditions.size() && conditions.size() > 1) {
        Comparison dropped = conditions.remove(j);
        if (!isInside(all(conditions))) {
          conditions.add(j++, dropped);
        }
      }
      alternatives.set(i, conditions);
    }
  }

  /** An alternative is needless if the others cover it. */
  private void dropAlternatives() {
    for (int i = alternatives.size() - 1; i >= 0 && alternatives.size() > 1; i--) {
      List<Comparison> dropped = alternatives.remove(i);
      Node others = Node.NONE;
      for (List<Comparison> conditions : alternatives) {
        others = Diagrams.or(others, all(conditions));
      }
      Node lost = Diagrams.and(all(dropped), Diagrams.not(others));
      if (!Diagrams.and(lost, relevant).equals(Node.NONE)) {
        alternatives.add(i, dropped);
      }
    }
  }

  private boolean isInside(Node part) {
    return Diagrams.and(part, outside).equals(Node.NONE);
  }

  private static Node all(List<Comparison> conditions) {
    Node all = Node.ALL;
    for (Comparison condition : conditions) {
      all = Diagrams.and(all, DiagramBuilder.of(condition));
    }
    return all;
  }
}

package dev.puffin.markers;

import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.Comparison;
import dev.puffin.pep508.MarkerVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A decision diagram: the question at its top and the diagrams that each answer leads to. */
sealed interface Node {
  /** No environment. */
  Node NONE = new Leaf(false);

  /** Every environment. */
  Node ALL = new Leaf(true);

  /** The same question with other diagrams behind its answers. */
  Node map(UnaryOperator<Node> change);

  /** The diagrams behind the answers. */
  List<Node> children();

  /**
   * The end: whether the environment belongs to the set.
   *
   * @param member whether it does
   */
  record Leaf(boolean member) implements Node {
    @Override
    public Node map(UnaryOperator<Node> change) {
      return this;
    }

    @Override
    public List<Node> children() {
      return List.of();
    }
  }

  /**
   * Which version a variable has; only final releases count.
   *
   * @param variable the variable
   * @param edges adjoining intervals in ascending order that cover all versions
   */
  record Versions(MarkerVariable variable, List<Edge> edges) implements Node {
    /**
     * One answer.
     *
     * @param range one interval
     * @param child what follows
     */
    record Edge(VersionRange range, Node child) {}

    public Versions {
      edges = List.copyOf(edges);
    }

    /** Joins neighbours that lead to the same; no question is left if all do. */
    static Node of(MarkerVariable variable, List<Edge> edges) {
      List<Edge> joined = new ArrayList<>();
      for (Edge edge : edges) {
        boolean same = !joined.isEmpty() && joined.getLast().child.equals(edge.child);
        if (same) {
          Edge before = joined.removeLast();
          joined.add(new Edge(before.range.union(edge.range), edge.child));
        } else {
          joined.add(edge);
        }
      }
      return joined.size() == 1 ? joined.getFirst().child : new Versions(variable, joined);
    }

    @Override
    public Node map(UnaryOperator<Node> change) {
      List<Edge> changed = new ArrayList<>();
      for (Edge edge : edges) {
        changed.add(new Edge(edge.range, change.apply(edge.child)));
      }
      return of(variable, changed);
    }

    @Override
    public List<Node> children() {
      return edges.stream().map(Edge::child).toList();
    }
  }

  /**
   * Which text a variable has.
   *
   * @param variable the variable
   * @param values what follows certain values
   * @param other what follows all others
   */
  record Texts(MarkerVariable variable, SortedMap<String, Node> values, Node other)
      implements Node {
    public Texts {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Answers what a known value decides, and drops values that lead where all others do. */
    static Node of(MarkerVariable variable, Map<String, Node> values, Node other) {
      SortedMap<String, Node> kept = new TreeMap<>();
      values.forEach((value, child) -> {
        Node decided = Flag.decide(child, variable, value);
        if (!decided.equals(Flag.decide(other, variable, value))) {
          kept.put(value, decided);
        }
      });
      return kept.isEmpty() ? other : new Texts(variable, kept, other);
    }

    @Override
    public Node map(UnaryOperator<Node> change) {
      SortedMap<String, Node> changed = new TreeMap<>();
      values.forEach((value, child) -> changed.put(value, change.apply(child)));
      return of(variable, changed, change.apply(other));
    }

    @Override
    public List<Node> children() {
      List<Node> all = new ArrayList<>(values.values());
      all.add(other);
      return all;
    }
  }

  /**
   * Whether a comparison holds that has no better form: extras, parts of texts.
   *
   * @param condition the comparison
   * @param yes what follows if it holds
   * @param no what follows if it does not
   */
  record Flag(Comparison condition, Node yes, Node no) implements Node {
    static Node of(Comparison condition, Node yes, Node no) {
      return yes.equals(no) ? yes : new Flag(condition, yes, no);
    }

    /** The diagram for a known value of a variable whose flags are on top. */
    static Node decide(Node node, MarkerVariable variable, String value) {
      Node rest = node;
      while (rest instanceof Flag flag && flag.condition.variable() == variable) {
        rest = flag.condition.holds(value) ? flag.yes : flag.no;
      }
      return rest;
    }

    @Override
    public Node map(UnaryOperator<Node> change) {
      return of(condition, change.apply(yes), change.apply(no));
    }

    @Override
    public List<Node> children() {
      return List.of(yes, no);
    }
  }
}

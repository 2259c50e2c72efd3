package dev.puffin.markers;

import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.Comparison;
import dev.puffin.pep508.MarkerVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The operations on decision diagrams. One object serves one operation and remembers its parts. */
final class Diagrams {
  private record Pair(Node left, Node right) {}

  private final Map<Pair, Node> known = new HashMap<>();

  private Diagrams() {}

  static Node and(Node left, Node right) {
    return new Diagrams().both(left, right);
  }

  static Node or(Node left, Node right) {
    return not(and(not(left), not(right)));
  }

  static Node not(Node node) {
    return node instanceof Node.Leaf leaf
        ? (leaf.member() ? Node.NONE : Node.ALL)
        : node.map(Diagrams::not);
  }

  private Node both(Node left, Node right) {
    if (left.equals(Node.NONE) || right.equals(Node.ALL) || left.equals(right)) {
      return left;
    }
    if (right.equals(Node.NONE) || left.equals(Node.ALL)) {
      return right;
    }
    Pair pair = new Pair(left, right);
    Node found = known.get(pair);
    if (found == null) {
      found = combine(left, right);
      known.put(pair, found);
    }
    return found;
  }

  private Node combine(Node left, Node right) {
    int order = compare(left, right);
    if (order < 0) {
      return left.map(child -> both(child, right));
    }
    if (order > 0) {
      return right.map(child -> both(left, child));
    }
    if (left instanceof Node.Versions a && right instanceof Node.Versions b) {
      return versions(a, b);
    }
    if (left instanceof Node.Texts a && right instanceof Node.Texts b) {
      return texts(a, b);
    }
    if (left instanceof Node.Flag a && right instanceof Node.Flag b) {
      return Node.Flag.of(a.condition(), both(a.yes(), b.yes()), both(a.no(), b.no()));
    }
    throw new IllegalStateException("questions of one rank are of one kind");
  }

  private Node versions(Node.Versions left, Node.Versions right) {
    List<Node.Versions.Edge> edges = new ArrayList<>();
    for (Node.Versions.Edge a : left.edges()) {
      for (Node.Versions.Edge b : right.edges()) {
        VersionRange shared = a.range().intersect(b.range());
        if (!shared.isEmpty()) {
          edges.add(new Node.Versions.Edge(shared, both(a.child(), b.child())));
        }
      }
    }
    return Node.Versions.of(left.variable(), edges);
  }

  private Node texts(Node.Texts left, Node.Texts right) {
    SortedMap<String, Node> values = new TreeMap<>();
    for (String value : left.values().keySet()) {
      values.put(value, both(behind(left, value), behind(right, value)));
    }
    for (String value : right.values().keySet()) {
      values.computeIfAbsent(value, _ -> both(behind(left, value), behind(right, value)));
    }
    return Node.Texts.of(left.variable(), values, both(left.other(), right.other()));
  }

  private static Node behind(Node.Texts node, String value) {
    Node child = node.values().get(value);
    return child != null ? child : Node.Flag.decide(node.other(), node.variable(), value);
  }

  /** The order of questions: by variable, then its plain question before its flags. */
  private static int compare(Node left, Node right) {
    int order = Integer.compare(rank(variable(left)), rank(variable(right)));
    return order != 0 ? order : flag(left).compareTo(flag(right));
  }

  private static MarkerVariable variable(Node node) {
    return switch (node) {
      case Node.Leaf _ -> throw new IllegalStateException("a leaf asks nothing");
      case Node.Versions versions -> versions.variable();
      case Node.Texts texts -> texts.variable();
      case Node.Flag flag -> flag.condition().variable();
    };
  }

  private static String flag(Node node) {
    return node instanceof Node.Flag flag ? flag.condition().toString() : "";
  }

  /** Python first, extras last, and between them the order of the alphabet. */
  static int rank(MarkerVariable variable) {
    return switch (variable) {
      case PYTHON_FULL_VERSION -> 0;
      case PYTHON_VERSION -> 1;
      case IMPLEMENTATION_VERSION -> 2;
      case IMPLEMENTATION_NAME -> 3;
      case OS_NAME -> 4;
      case PLATFORM_MACHINE -> 5;
      case PLATFORM_PYTHON_IMPLEMENTATION -> 6;
      case PLATFORM_RELEASE -> 7;
      case PLATFORM_SYSTEM -> 8;
      case PLATFORM_VERSION -> 9;
      case SYS_PLATFORM -> 10;
      case EXTRA -> 11;
      case EXTRAS -> 12;
      case DEPENDENCY_GROUPS -> 13;
    };
  }

  /** The diagram of one question with two answers. */
  static Node flag(Comparison condition) {
    return new Node.Flag(condition, Node.ALL, Node.NONE);
  }
}

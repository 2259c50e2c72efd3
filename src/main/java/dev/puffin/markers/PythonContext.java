package dev.puffin.markers;

import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.MarkerVariable;
import java.util.ArrayList;
import java.util.List;

/** Takes questions about Python versions out of a diagram that a known range answers. */
final class PythonContext {
  private PythonContext() {}

  static Node simplify(Node node, VersionRange known) {
    // the question about Python comes first of all
    boolean asks =
        node instanceof Node.Versions versions
            && versions.variable() == MarkerVariable.PYTHON_FULL_VERSION;
    if (!asks || known.isEmpty()) {
      return node;
    }
    List<Node.Versions.Edge> edges = new ArrayList<>();
    VersionRange pending = VersionRange.none();
    for (Node.Versions.Edge edge : ((Node.Versions) node).edges()) {
      // what lies beyond the known range goes to a neighbour
      if (edge.range().isDisjoint(known)) {
        pending = pending.union(edge.range());
      } else {
        edges.add(new Node.Versions.Edge(edge.range().union(pending), edge.child()));
        pending = VersionRange.none();
      }
    }
    Node.Versions.Edge last = edges.removeLast();
    edges.add(new Node.Versions.Edge(last.range().union(pending), last.child()));
    return Node.Versions.of(MarkerVariable.PYTHON_FULL_VERSION, edges);
  }
}

package dev.puffin.command;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.resolver.ResolvedEdge;
import java.util.ArrayList;
import java.util.List;

/** What rules versions out by itself: requirements of a package, and constraints on it. */
final class Obstacles {
  private final DependencyGraph graph;
  private final List<InputRequirement.Named> constraints;

  Obstacles(DependencyGraph graph, List<InputRequirement.Named> constraints) {
    this.graph = graph;
    this.constraints = constraints;
  }

  /** What does not let a version of a package be taken, one line each. */
  List<String> against(PackageName name, Version version) {
    List<String> obstacles = new ArrayList<>();
    for (ResolvedEdge edge : DependencyChains.against(name, version, graph.edges())) {
      obstacles.add(DependencyChain.text(edge, graph.versions()));
    }
    for (InputRequirement.Named constraint : constraints) {
      boolean about = constraint.requirement().name().equals(name);
      if (about && !constraint.requirement().specifiers().contains(version)) {
        obstacles.add(constraint.origin() + ": " + constraint.requirement().withoutMarker());
      }
    }
    return obstacles;
  }
}

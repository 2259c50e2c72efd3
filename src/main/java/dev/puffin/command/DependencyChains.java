package dev.puffin.command;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.resolver.ResolvedEdge;
import dev.puffin.resolver.Via;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Finds out why a package is in a set of packages, and what limits its version. */
final class DependencyChains {
  private final List<ResolvedEdge> toTarget = new ArrayList<>();
  private final Map<PackageName, List<ResolvedEdge>> fromPackage = new HashMap<>();
  private final Map<PackageName, ResolvedEdge> reachedBy = new HashMap<>();
  private final Queue<PackageName> reached = new ArrayDeque<>();

  private DependencyChains(PackageName target, List<ResolvedEdge> edges) {
    for (ResolvedEdge edge : edges) {
      if (edge.requirement().name().equals(target)) {
        toTarget.add(edge);
      } else if (edge.from() instanceof Via.Parent(PackageName parent)) {
        fromPackage.computeIfAbsent(parent, _ -> new ArrayList<>()).add(edge);
      } else {
        reach(edge);
      }
    }
    followAll();
  }

  /**
   * The shortest way from the user's requirements to each package that requires the target, one for
   * each such requirement, shorter ones first. Ways through the target itself are none.
   */
  static List<DependencyChain> to(PackageName target, List<ResolvedEdge> edges) {
    DependencyChains search = new DependencyChains(target, edges);
    List<DependencyChain> chains = new ArrayList<>();
    for (ResolvedEdge last : search.toTarget) {
      search.endingWith(last).ifPresent(chains::add);
    }
    chains.sort(Comparator.comparingInt(chain -> chain.steps().size()));
    return chains;
  }

  /** The requirements of a package that a version does not meet. */
  static List<ResolvedEdge> against(PackageName target, Version version, List<ResolvedEdge> edges) {
    return edges.stream()
        .filter(edge -> edge.requirement().name().equals(target))
        .filter(edge -> !edge.requirement().specifiers().contains(version))
        .toList();
  }

  private void reach(ResolvedEdge edge) {
    PackageName name = edge.requirement().name();
    if (reachedBy.putIfAbsent(name, edge) == null) {
      reached.add(name);
    }
  }

  private void followAll() {
    for (PackageName next = reached.poll(); next != null; next = reached.poll()) {
      fromPackage.getOrDefault(next, List.of()).forEach(this::reach);
    }
  }

  private Optional<DependencyChain> endingWith(ResolvedEdge last) {
    ArrayDeque<ResolvedEdge> steps = new ArrayDeque<>(List.of(last));
    while (steps.getFirst().from() instanceof Via.Parent(PackageName parent)) {
      ResolvedEdge before = reachedBy.get(parent);
      if (before == null) {
        return Optional.empty(); // only the target itself brings the parent in
      }
      steps.addFirst(before);
    }
    return Optional.of(new DependencyChain(List.copyOf(steps)));
  }
}

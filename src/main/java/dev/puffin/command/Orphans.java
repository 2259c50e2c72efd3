package dev.puffin.command;

import dev.puffin.install.Planner;
import dev.puffin.pep508.PackageName;
import dev.puffin.resolver.ResolvedEdge;
import dev.puffin.resolver.Via;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds what nothing needs any more once some packages are gone. */
final class Orphans {
  private final DependencyGraph graph;

  Orphans(DependencyGraph graph) {
    this.graph = graph;
  }

  /**
   * The dependencies of the packages, and theirs, that no other package requires, and that nobody
   * asked for by name.
   */
  SortedSet<PackageName> of(Set<PackageName> removed) {
    return of(removed, true);
  }

  /** Those that would be orphans, too, had nobody asked for them by name. */
  SortedSet<PackageName> requested(Set<PackageName> removed) {
    SortedSet<PackageName> requested = of(removed, false);
    requested.removeAll(of(removed));
    return requested;
  }

  private SortedSet<PackageName> of(Set<PackageName> removed, boolean requestsCount) {
    Set<PackageName> gone = new TreeSet<>(removed);
    boolean found = true;
    while (found) {
      found = false;
      for (ResolvedEdge edge : graph.edges()) {
        PackageName child = edge.requirement().name();
        if (edge.from() instanceof Via.Parent(PackageName parent)
            && gone.contains(parent)
            && graph.versions().containsKey(child)
            && !Planner.isTool(child)
            && !isNeeded(child, gone, requestsCount)) {
          found |= gone.add(child);
        }
      }
    }
    SortedSet<PackageName> orphans = new TreeSet<>(gone);
    orphans.removeAll(removed);
    return orphans;
  }

  private boolean isNeeded(PackageName name, Set<PackageName> gone, boolean requestsCount) {
    for (ResolvedEdge edge : graph.edges()) {
      boolean stays =
          edge.from() instanceof Via.Parent(PackageName parent)
              ? !gone.contains(parent) && !parent.equals(name)
              : requestsCount;
      if (edge.requirement().name().equals(name) && stays) {
        return true;
      }
    }
    return false;
  }
}

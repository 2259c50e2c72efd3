package dev.puffin.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which builds of a run wait for which. Builds run at the same time and each is done once, so a
 * cycle need not be on the stack of any of them: two that wait for each other would wait for ever.
 * Whoever is about to wait says so here first.
 */
final class BuildCycles {
  /** By id, what it needs: id and display. */
  private final Map<String, Map<String, String>> needs = new HashMap<>();

  /** A distribution as it is told apart and as it is shown. */
  record Node(String id, String display) {}

  /**
   * Notes that a build is about to wait for another distribution.
   *
   * @throws CyclicBuildException if that waits, directly or not, for this build
   */
  synchronized void need(Node builder, Node needed) {
    List<String> path = new ArrayList<>(List.of(builder.display()));
    if (builder.id().equals(needed.id()) || leads(needed, builder.id(), path, new HashSet<>())) {
      path.add(builder.display());
      throw new CyclicBuildException(path);
    }
    needs
        .computeIfAbsent(builder.id(), _ -> new LinkedHashMap<>())
        .put(needed.id(), needed.display());
  }

  private boolean leads(Node from, String target, List<String> path, Set<String> seen) {
    if (from.id().equals(target)) {
      return true;
    }
    if (!seen.add(from.id())) {
      return false;
    }
    path.add(from.display());
    for (Map.Entry<String, String> next : needs.getOrDefault(from.id(), Map.of()).entrySet()) {
      if (leads(new Node(next.getKey(), next.getValue()), target, path, seen)) {
        return true;
      }
    }
    path.removeLast();
    return false;
  }
}

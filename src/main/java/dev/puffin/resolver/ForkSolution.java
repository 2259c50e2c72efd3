package dev.puffin.resolver;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.markers.MarkerSet;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.pubgrub.SolverResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The versions of one fork, and in which of its environments each package is needed. */
final class ForkSolution {
  private final Fork fork;
  private final Search search;
  private final Map<PackageId, Version> versions;
  private final Map<PackageId, MarkerSet> needed = new LinkedHashMap<>();
  private final Map<PackageId, List<ActiveRequirement>> required = new LinkedHashMap<>();

  ForkSolution(Fork fork, Search search, SolverResult.Solution solution) {
    this.fork = fork;
    this.search = search;
    this.versions = solution.versions();
    follow();
  }

  Search search() {
    return search;
  }

  /** The version of a package that is needed. */
  Version version(PackageId id) {
    return Optional.ofNullable(versions.get(id)).orElseThrow();
  }

  /** The environments in which each package and extra is needed, the root's requirements first. */
  Map<PackageId, MarkerSet> needed() {
    return needed;
  }

  /** What a package or extra requires. */
  List<ActiveRequirement> required(PackageId id) {
    return required.computeIfAbsent(id, this::find);
  }

  /** The environments in which a requirement counts. */
  MarkerSet condition(PackageId from, ActiveRequirement requirement) {
    Set<ExtraName> extras =
        switch (from) {
          case PackageId.Extra(_, ExtraName extra) -> Set.of(extra);
          case PackageId.Root _, PackageId.Project _ -> Set.of();
        };
    MarkerSet here = needed.getOrDefault(from, MarkerSet.none());
    return here.and(fork.condition(requirement.requirement().marker(), extras));
  }

  private List<ActiveRequirement> find(PackageId id) {
    if (!search.options().withDependencies() && !(id instanceof PackageId.Root)) {
      return List.of();
    }
    return switch (id) {
      case PackageId.Root _ -> search.rules().roots();
      case PackageId.Project(PackageName name) ->
          search.rules().of(name, metadata(name).requiresDist());
      case PackageId.Extra(PackageName name, ExtraName extra) ->
          search.rules().of(name, extra, metadata(name).requiresDist());
    };
  }

  private CoreMetadata metadata(PackageName name) {
    return search.universe().metadata(name, version(PackageId.of(name)));
  }

  /** Follows all requirements from the root until nothing more is needed anywhere. */
  private void follow() {
    Deque<PackageId> open = new ArrayDeque<>();
    need(PackageId.Root.ID, fork.environments(), open);
    while (!open.isEmpty()) {
      PackageId from = open.remove();
      need(from.base(), needed.getOrDefault(from, MarkerSet.none()), open);
      for (ActiveRequirement requirement : required(from)) {
        MarkerSet where = condition(from, requirement);
        if (!where.isFalse()) {
          for (PackageId to : targets(requirement)) {
            need(to, where, open);
          }
        }
      }
    }
    needed.remove(PackageId.Root.ID);
  }

  private static List<PackageId> targets(ActiveRequirement requirement) {
    List<PackageId> targets = new ArrayList<>();
    targets.add(PackageId.of(requirement.name()));
    for (ExtraName extra : requirement.extras()) {
      targets.add(PackageId.of(requirement.name(), extra));
    }
    return targets;
  }

  private void need(PackageId id, MarkerSet where, Deque<PackageId> open) {
    MarkerSet known = needed.getOrDefault(id, MarkerSet.none());
    MarkerSet all = known.or(where);
    if (!all.equals(known)) {
      needed.put(id, all);
      open.add(id);
    }
  }
}

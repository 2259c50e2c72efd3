package dev.puffin.resolver;

import dev.puffin.dist.Distribution;
import dev.puffin.markers.MarkerSet;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.pubgrub.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the versions of all forks together: one entry for each version, with where it is needed. */
final class ForkMerge {
  private final Fork all;
  private final VersionRange pythons;
  private final SortedMap<Key, Entry> entries = new TreeMap<>();
  private final Set<ResolvedEdge> edges = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  /**
   * A merge of forks.
   *
   * @param all the environments of all forks together
   * @param pythons the Pythons of these, which markers need not speak of
   */
  ForkMerge(Fork all, VersionRange pythons) {
    this.all = all;
    this.pythons = pythons;
  }

  private record Key(PackageName name, Version version) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::name).thenComparing(Key::version).compare(this, other);
    }
  }

  private static final class Entry {
    private final Universe universe;
    private final SortedSet<ExtraName> extras = new TreeSet<>();
    private final SortedSet<Via> via = new TreeSet<>(ResolutionBuilder.VIA_ORDER);
    private MarkerSet where = MarkerSet.none();

    private Entry(Universe universe) {
      this.universe = universe;
    }
  }

  Resolution of(List<ForkSolution> solutions, Statistics statistics) {
    for (ForkSolution solution : solutions) {
      solution.needed().forEach((id, where) -> addNeed(solution, id, where));
    }
    for (ForkSolution solution : solutions) {
      List<ResolvedEdge> own = new ArrayList<>();
      addRequired(solution, PackageId.Root.ID, own);
      solution.needed().keySet().forEach(id -> addRequired(solution, id, own));
      edges.addAll(own);
      warnings.addAll(solution.search().advice(chosen(solution), own));
    }
    List<ResolvedPackage> packages = new ArrayList<>();
    for (Map.Entry<Key, Entry> entry : entries.entrySet()) {
      packages.add(resolved(entry.getKey(), entry.getValue()));
    }
    return new Resolution(packages, List.copyOf(edges), List.copyOf(warnings), statistics);
  }

  private void addNeed(ForkSolution solution, PackageId id, MarkerSet where) {
    switch (id) {
      case PackageId.Root _ -> {}
      case PackageId.Project(PackageName name) -> {
        Entry entry = entry(solution, name);
        entry.where = entry.where.or(where);
        solution
            .search()
            .rules()
            .constraint(name)
            .ifPresent(constraint ->
                constraint.origins().forEach(origin -> entry.via.add(new Via.Input(origin))));
      }
      case PackageId.Extra(PackageName name, ExtraName extra) ->
          entry(solution, name).extras.add(extra);
    }
  }

  private Entry entry(ForkSolution solution, PackageName name) {
    Key key = new Key(name, solution.version(PackageId.of(name)));
    return entries.computeIfAbsent(key, _ -> new Entry(solution.search().universe()));
  }

  private static SortedMap<PackageName, Version> chosen(ForkSolution solution) {
    SortedMap<PackageName, Version> chosen = new TreeMap<>();
    for (PackageId id : solution.needed().keySet()) {
      if (id instanceof PackageId.Project(PackageName name)) {
        chosen.put(name, solution.version(id));
      }
    }
    return chosen;
  }

  private void addRequired(ForkSolution solution, PackageId from, List<ResolvedEdge> found) {
    for (ActiveRequirement requirement : solution.required(from)) {
      PackageId to = PackageId.of(requirement.name());
      boolean own = from.base().equals(to);
      if (!own && solution.needed().containsKey(to)) {
        Via via = via(from, requirement);
        entry(solution, requirement.name()).via.addAll(requirement.via(via));
        found.add(new ResolvedEdge(via, requirement.requirement()));
      }
    }
    if (from instanceof PackageId.Extra(PackageName name, ExtraName extra)) {
      Version version = solution.version(PackageId.of(name));
      if (!solution.search().universe().metadata(name, version).providesExtra().contains(extra)) {
        warnings.add(name + "==" + version + " has no extra named " + extra);
      }
    }
  }

  private static Via via(PackageId from, ActiveRequirement requirement) {
    return switch (from) {
      case PackageId.Root _ -> new Via.Input(requirement.origin().orElseThrow());
      case PackageId.Project(PackageName name) -> new Via.Parent(name);
      case PackageId.Extra(PackageName name, _) -> new Via.Parent(name);
    };
  }

  private ResolvedPackage resolved(Key key, Entry entry) {
    Universe universe = entry.universe;
    Distribution distribution = universe.usable(key.name(), key.version()).distribution();
    ResolutionBuilder.yankedWarning(key.name(), key.version(), distribution)
        .ifPresent(warnings::add);
    return new ResolvedPackage(
        key.name(),
        key.version(),
        universe.source().pinned(distribution),
        entry.extras,
        List.copyOf(entry.via),
        OfferedFiles.of(universe.candidates(key.name()).orElseThrow().files(key.version())),
        marker(entry.where));
  }

  private Optional<Marker> marker(MarkerSet where) {
    return where.simplifyFor(pythons).toMarkerWithin(all.environments());
  }
}

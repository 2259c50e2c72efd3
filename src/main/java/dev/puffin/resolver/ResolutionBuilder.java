package dev.puffin.resolver;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.Yanked;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.pubgrub.SolverResult;
import dev.puffin.pubgrub.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes a resolution out of the versions the solver found. */
final class ResolutionBuilder {
  /** The user's own before packages, each by their labels. */
  static final Comparator<Via> VIA_ORDER = ResolutionBuilder::compare;

  private final RequirementRules rules;
  private final Universe universe;
  private final ResolverOptions options;
  private final List<Preference> preferences;
  private final SortedMap<PackageName, Version> versions = new TreeMap<>();
  private final Map<PackageName, SortedSet<ExtraName>> extras = new TreeMap<>();
  private final Map<PackageName, SortedSet<Via>> via = new TreeMap<>();
  private final List<ResolvedEdge> edges = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  ResolutionBuilder(
      RequirementRules rules,
      Universe universe,
      ResolverOptions options,
      List<Preference> preferences) {
    this.rules = rules;
    this.universe = universe;
    this.options = options;
    this.preferences = List.copyOf(preferences);
  }

  Resolution build(SolverResult.Solution solution, Statistics statistics) {
    solution.versions().forEach(this::note);
    rules.roots().forEach(this::addRoot);
    if (options.withDependencies()) {
      versions.forEach(this::addRequired);
    }
    List<ResolvedPackage> packages = new ArrayList<>();
    versions.forEach((name, version) -> packages.add(resolved(name, version)));
    warnings.addAll(
        new ReleaseAdvice(rules, universe, options, preferences, edges).about(versions));
    return new Resolution(packages, edges, warnings, statistics);
  }

  private static int compare(Via one, Via other) {
    int byKind = Boolean.compare(one.isParent(), other.isParent());
    return byKind != 0 ? byKind : one.label().compareTo(other.label());
  }

  private void note(PackageId id, Version version) {
    switch (id) {
      case PackageId.Root _ -> {}
      case PackageId.Project(PackageName name) -> versions.put(name, version);
      case PackageId.Extra(PackageName name, ExtraName extra) ->
          extras.computeIfAbsent(name, _ -> new TreeSet<>()).add(extra);
    }
  }

  private void addRoot(ActiveRequirement requirement) {
    add(requirement.origin().<Via>map(Via.Input::new).orElseThrow(), requirement);
  }

  private void addRequired(PackageName name, Version version) {
    CoreMetadata metadata = universe.metadata(name, version);
    Via parent = new Via.Parent(name);
    rules.of(name, metadata.requiresDist()).forEach(requirement -> add(parent, requirement));
    for (ExtraName extra : extras.getOrDefault(name, new TreeSet<>())) {
      if (!metadata.providesExtra().contains(extra)) {
        warnings.add(name + "==" + version + " has no extra named " + extra);
      }
      rules
          .of(name, extra, metadata.requiresDist())
          .forEach(requirement -> add(parent, requirement));
    }
  }

  private void add(Via from, ActiveRequirement requirement) {
    boolean own = from instanceof Via.Parent(PackageName name) && name.equals(requirement.name());
    if (!own && versions.containsKey(requirement.name())) {
      reasons(requirement.name()).addAll(requirement.via(from));
      edges.add(new ResolvedEdge(from, requirement.requirement()));
    }
  }

  private SortedSet<Via> reasons(PackageName name) {
    return via.computeIfAbsent(name, _ -> new TreeSet<>(VIA_ORDER));
  }

  private ResolvedPackage resolved(PackageName name, Version version) {
    rules
        .constraint(name)
        .ifPresent(constraint ->
            constraint.origins().forEach(origin -> reasons(name).add(new Via.Input(origin))));
    Distribution distribution = universe.usable(name, version).distribution();
    yankedWarning(name, version, distribution).ifPresent(warnings::add);
    return new ResolvedPackage(
        name,
        version,
        universe.source().pinned(distribution),
        extras.getOrDefault(name, new TreeSet<>()),
        List.copyOf(reasons(name)),
        OfferedFiles.of(universe.candidates(name).orElseThrow().files(version)),
        Optional.empty());
  }

  /** A warning about a version that was withdrawn, if it was. */
  static Optional<String> yankedWarning(
      PackageName name, Version version, Distribution distribution) {
    Optional<IndexFile> file = file(distribution);
    return file.isPresent() && file.get().yanked() instanceof Yanked.Yes(String why)
        ? Optional.of(name + "==" + version + " " + new Unusable.Withdrawn(why).clause())
        : Optional.empty();
  }

  private static Optional<IndexFile> file(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Indexed indexed -> Optional.of(indexed.file());
      case Distribution.Placed _ -> Optional.empty();
    };
  }
}

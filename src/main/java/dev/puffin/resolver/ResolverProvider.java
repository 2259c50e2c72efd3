package dev.puffin.resolver;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.Choice;
import dev.puffin.pubgrub.Decisions;
import dev.puffin.pubgrub.Dependencies;
import dev.puffin.pubgrub.Dependency;
import dev.puffin.pubgrub.DependencyProvider;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.resolver.RequirementRules.Constraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers the solver from an index, for one target. */
final class ResolverProvider implements DependencyProvider {
  private final RequirementRules rules;
  private final Universe universe;
  private final CandidateSelector selector;
  private final boolean withDependencies;
  private final Effort effort;
  private final ForkWatch forks;
  private final Prefetcher prefetcher;
  private final Map<Key, Dependencies> known = new HashMap<>();

  private record Key(PackageId id, Version version) {}

  ResolverProvider(
      RequirementRules rules,
      Universe universe,
      CandidateSelector selector,
      Guesses guesses,
      boolean withDependencies,
      Effort effort) {
    this.rules = rules;
    this.universe = universe;
    this.selector = selector;
    this.withDependencies = withDependencies;
    this.effort = effort;
    this.forks = new ForkWatch(rules);
    this.prefetcher = new Prefetcher(universe, selector, guesses, withDependencies);
    guesses.onArrival(name -> prefetcher.guessed(name, allowed(name)));
  }

  /** The forks that the search has to go on in, if it was stopped for that. */
  List<Fork> forks() {
    return forks.found();
  }

  @Override
  public Urgency urgency(PackageId id, VersionRange range) {
    boolean fixed =
        switch (id) {
          case PackageId.Root _ -> true;
          case PackageId.Project(PackageName name) -> universe.isFixed(name);
          case PackageId.Extra(PackageName name, _) -> universe.isFixed(name);
        };
    if (fixed) {
      return Urgency.FIXED;
    }
    return range.isPin() ? Urgency.PINNED : Urgency.NORMAL;
  }

  @Override
  public void expect(PackageId id, VersionRange range) {
    if (id instanceof PackageId.Project(PackageName name)) {
      prefetcher.expect(name, range.intersect(allowed(name)));
    }
  }

  private VersionRange allowed(PackageName name) {
    return rules.constraint(name).map(Constraint::allowed).orElse(VersionRange.any());
  }

  @Override
  public Choice choose(PackageId id, VersionRange range, Decisions decisions) {
    return switch (id) {
      case PackageId.Root _ -> throw new IllegalArgumentException("the root has no versions");
      case PackageId.Project(PackageName name) -> choose(name, range, decisions);
      case PackageId.Extra(PackageName name, _) -> {
        Optional<Version> base = decisions.version(id.base()).filter(range::contains);
        yield base.isPresent() ? new Choice.Of(base.get()) : choose(name, range, decisions);
      }
    };
  }

  private Choice choose(PackageName name, VersionRange range, Decisions decisions) {
    Optional<Constraint> constraint = rules.constraint(name);
    if (constraint.isPresent() && !range.subsetOf(constraint.get().allowed())) {
      return new Choice.Unavailable(
          constraint.get().allowed().complement(),
          new Unusable.Constrained(constraint.get().origins()));
    }
    Optional<Candidates> candidates = universe.candidates(name);
    if (candidates.isEmpty()) {
      return new Choice.Unavailable(VersionRange.any(), universe.source().absence(name));
    }
    Choice choice = selector.choose(candidates.get(), range, decisions);
    if (choice instanceof Choice.Of(Version version)) {
      prefetcher.tried(candidates.get(), version, range);
    }
    return choice;
  }

  @Override
  public Dependencies dependencies(PackageId id, Version version) {
    Key key = new Key(id, version);
    Dependencies answer = known.get(key);
    if (answer == null) {
      if (!effort.spend()) {
        return new Dependencies.Stop();
      }
      answer = find(id, version);
      known.put(key, answer);
    }
    return answer;
  }

  private Dependencies find(PackageId id, Version version) {
    return switch (id) {
      case PackageId.Root _ -> known(id, version, VersionRange.any(), rules.roots(), Set.of());
      case PackageId.Project(PackageName name) -> project(id, name, version);
      case PackageId.Extra(PackageName name, ExtraName extra) -> extra(id, name, extra, version);
    };
  }

  private Dependencies project(PackageId id, PackageName name, Version version) {
    VersionRange around = universe.around(name, version);
    if (!withDependencies) {
      return new Dependencies.Known(around, List.of());
    }
    try {
      long began = System.nanoTime();
      CoreMetadata metadata = universe.metadata(name, version);
      prefetcher.waited(System.nanoTime() - began);
      Optional<Specifiers> python = metadata.requiresPython();
      if (python.isPresent() && !rules.scope().acceptsPython(python.get())) {
        return new Dependencies.Unavailable(around, new Unusable.OtherPython(python.get()));
      }
      if (python.isPresent() && forks.splitByPython(python.get())) {
        return new Dependencies.Stop();
      }
      return known(id, version, around, rules.of(name, metadata.requiresDist()), Set.of());
    } catch (UnusableException e) {
      return new Dependencies.Unavailable(around, e.reason());
    }
  }

  private Dependencies extra(PackageId id, PackageName name, ExtraName extra, Version version) {
    VersionRange around = universe.around(name, version);
    List<ActiveRequirement> required = List.of();
    if (withDependencies) {
      try {
        required = rules.of(name, extra, universe.metadata(name, version).requiresDist());
      } catch (UnusableException e) {
        return new Dependencies.Unavailable(around, e.reason());
      }
    }
    Dependencies own = known(id, version, around, required, Set.of(extra));
    if (!(own instanceof Dependencies.Known(_, List<Dependency> others))) {
      return own;
    }
    List<Dependency> all = new ArrayList<>();
    all.add(new Dependency(id.base(), around));
    all.addAll(others);
    return new Dependencies.Known(around, all);
  }

  private Dependencies known(
      PackageId id,
      Version version,
      VersionRange around,
      List<ActiveRequirement> required,
      Set<ExtraName> extras) {
    if (forks.splitByMarkers(required, extras)) {
      return new Dependencies.Stop();
    }
    List<Dependency> dependencies = new ArrayList<>();
    for (ActiveRequirement requirement : required) {
      Optional<Unusable> refusal = refusal(id, version, requirement);
      if (refusal.isPresent()) {
        return new Dependencies.Unavailable(around, refusal.get());
      }
      VersionRange range = isOwn(id, requirement) ? around : requirement.range();
      if (!isOwn(id, requirement)) {
        selector.declare(id, version, requirement);
        dependencies.add(new Dependency(PackageId.of(requirement.name()), range));
      }
      for (ExtraName extra : requirement.extras()) {
        PackageId wanted = PackageId.of(requirement.name(), extra);
        if (!wanted.equals(id)) {
          dependencies.add(new Dependency(wanted, range));
        }
      }
    }
    required.forEach(prefetcher::required);
    return new Dependencies.Known(around, dependencies);
  }

  /** Why a requirement makes the version that has it unusable, if it does. */
  private Optional<Unusable> refusal(PackageId id, Version version, ActiveRequirement requirement) {
    if (isOwn(id, requirement) && !requirement.range().contains(version)) {
      return Optional.of(new Unusable.RequiresOtherSelf(requirement.requirement().toString()));
    }
    if (!(id instanceof PackageId.Root) && !universe.isAllowedUrl(requirement)) {
      return Optional.of(new Unusable.IndirectUrl(requirement.requirement().toString()));
    }
    return Optional.empty();
  }

  private static boolean isOwn(PackageId id, ActiveRequirement requirement) {
    return id.base() instanceof PackageId.Project(PackageName name)
        && name.equals(requirement.name());
  }
}

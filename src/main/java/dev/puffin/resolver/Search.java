package dev.puffin.resolver;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.Decisions;
import dev.puffin.pubgrub.Solver;
import dev.puffin.pubgrub.SolverResult;
import dev.puffin.pubgrub.Statistics;
import dev.puffin.tags.Tags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The search for a resolution of one manifest for one target, which takes the same versions. */
final class Search {
  private final PackageSource source;
  private final Manifest manifest;
  private final ResolverOptions options;
  private final Target target;
  private final Effort effort;
  private final RequirementRules rules;
  private final Universe universe;
  private final Guesses guesses;
  private final List<Preference> preferences;
  private List<Fork> forks = List.of();
  private Statistics before = Statistics.NONE;

  /** A search of which only the pages of the required packages were asked for. */
  Search(
      PackageSource source,
      Manifest manifest,
      ResolverOptions options,
      Target target,
      Effort effort) {
    this.source = source;
    this.manifest = manifest;
    this.options = options;
    this.target = target;
    this.effort = effort;
    this.rules = new RequirementRules(manifest, target.scope());
    this.guesses = new Guesses(source, UsualRequirements::shipped);
    prefetchRoots();
    FileSelector files =
        new BestFileSelector(target.scope(), target.fit(), options, YankedPins.of(manifest));
    this.universe = new Universe(source, files, UrlTable.of(rules, source));
    this.preferences = preferences();
  }

  /**
   * What a search is for.
   *
   * @param scope the environments
   * @param fit the wheels that these can use
   * @param tags the tags of these wheels in the order of preference, if it is one environment
   */
  record Target(MarkerScope scope, WheelFit fit, Optional<Tags> tags) {
    static Target of(ResolverEnvironment.Single single) {
      Tags tags = single.tags();
      WheelFit fit = wheel -> tags.priority(wheel.tags());
      return new Target(new MarkerScope.One(single.markers()), fit, Optional.of(tags));
    }

    static Target of(Fork fork) {
      return new Target(fork, new ForkWheels(fork), Optional.empty());
    }
  }

  /** A search for what the same target would have of other inputs, with a limit. */
  Search instead(Manifest otherManifest, ResolverOptions otherOptions, Effort limit) {
    return new Search(source, otherManifest, otherOptions, target, limit);
  }

  Manifest manifest() {
    return manifest;
  }

  ResolverOptions options() {
    return options;
  }

  /** What the search is for. */
  Target target() {
    return target;
  }

  /** The forks that the search has to go on in, if it was stopped for that. */
  List<Fork> forks() {
    return forks;
  }

  RequirementRules rules() {
    return rules;
  }

  Universe universe() {
    return universe;
  }

  private void prefetchRoots() {
    if (!options.withDependencies()) {
      guesses.stop();
    }
    manifest.excludes().forEach(guesses::settle);
    for (ActiveRequirement requirement : rules.roots()) {
      if (UrlTable.url(requirement).isPresent()) {
        guesses.settle(requirement.name());
      } else {
        guesses.required(requirement.name(), requirement.extras());
      }
    }
  }

  private List<Preference> preferences() {
    List<Preference> counting = new ArrayList<>();
    for (Preference preference : manifest.preferences()) {
      boolean here = target.scope().applies(preference.marker(), Set.of());
      if (here && !manifest.upgrade().includes(preference.name())) {
        counting.add(preference);
      }
    }
    return counting;
  }

  /**
   * Searches. A pre-release that is only there for want of a final version that something else
   * rules out is tried once all else has failed.
   */
  SolverResult solve() {
    Attempt found = attempt(false, Set.of());
    boolean lastResort =
        found.result instanceof SolverResult.NoSolution && found.selector.heldPrereleasesBack();
    if (lastResort) {
      Attempt second = attempt(true, Set.of());
      if (second.result instanceof SolverResult.Solution) {
        before = found.result.statistics();
        found = second;
      }
    }
    return found.result instanceof SolverResult.Solution solution
        ? withNamedPrereleases(solution, found.selector, lastResort)
        : found.result;
  }

  /**
   * Which specifiers apply is only known in the end. Where one of them names a pre-release that was
   * passed over, the search is made again with that known.
   */
  private SolverResult withNamedPrereleases(
      SolverResult.Solution found, CandidateSelector foundWith, boolean lastResort) {
    SolverResult.Solution solution = found;
    CandidateSelector selector = foundWith;
    Set<PackageName> named = new HashSet<>();
    while (named.addAll(selector.namedLate(decisions(solution)))) {
      Attempt next = attempt(lastResort, named);
      if (!(next.result instanceof SolverResult.Solution better)) {
        break;
      }
      before = before.plus(solution.statistics());
      solution = better;
      selector = next.selector;
    }
    return solution;
  }

  private static Decisions decisions(SolverResult.Solution solution) {
    return id -> Optional.ofNullable(solution.versions().get(id));
  }

  private record Attempt(SolverResult result, CandidateSelector selector) {}

  private Attempt attempt(boolean lastResort, Set<PackageName> named) {
    CandidateSelector selector =
        new CandidateSelector(options, rules, preferences, lastResort, named);
    ResolverProvider provider =
        new ResolverProvider(
            rules, universe, selector, guesses, options.withDependencies(), effort);
    SolverResult result = Solver.solve(provider);
    forks = provider.forks();
    return new Attempt(result, selector);
  }

  /**
   * What is surprising about versions that were chosen.
   *
   * @param edges all that requires them
   */
  List<String> advice(Map<PackageName, Version> chosen, List<ResolvedEdge> edges) {
    return new ReleaseAdvice(rules, universe, options, preferences, edges).about(chosen);
  }

  /** The resolution that a solution of this search is. */
  Resolution resolution(SolverResult.Solution solution) {
    return new ResolutionBuilder(rules, universe, options, preferences)
        .build(solution, before.plus(solution.statistics()));
  }
}

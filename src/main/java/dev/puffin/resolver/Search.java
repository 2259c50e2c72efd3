package dev.puffin.resolver;

import dev.puffin.pubgrub.Solver;
import dev.puffin.pubgrub.SolverResult;
import dev.puffin.pubgrub.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The search for a resolution of one manifest for one target. */
final class Search {
  private final PackageSource source;
  private final Manifest manifest;
  private final ResolverOptions options;
  private final ResolverEnvironment.Single environment;
  private final Deadline deadline;
  private final RequirementRules rules;
  private final Universe universe;
  private final List<Preference> preferences;
  private Statistics before = Statistics.NONE;

  private Search(
      PackageSource source,
      Manifest manifest,
      ResolverOptions options,
      ResolverEnvironment.Single environment,
      Deadline deadline) {
    this.source = source;
    this.manifest = manifest;
    this.options = options;
    this.environment = environment;
    this.deadline = deadline;
    this.rules = new RequirementRules(manifest, environment.markers());
    prefetchRoots();
    FileSelector files = new PlatformFileSelector(environment, options, YankedPins.of(manifest));
    this.universe = new Universe(source, files, UrlTable.of(rules, source));
    this.preferences = preferences();
  }

  /** A search of which only the pages of the required packages were asked for. */
  static Search of(
      PackageSource source,
      Manifest manifest,
      ResolverOptions options,
      ResolverEnvironment.Single environment) {
    return new Search(source, manifest, options, environment, Deadline.NONE);
  }

  /** A search for what the same target would have of other inputs, for a limited time. */
  Search instead(Manifest otherManifest, ResolverOptions otherOptions, Deadline limit) {
    return new Search(source, otherManifest, otherOptions, environment, limit);
  }

  Manifest manifest() {
    return manifest;
  }

  ResolverOptions options() {
    return options;
  }

  ResolverEnvironment.Single environment() {
    return environment;
  }

  RequirementRules rules() {
    return rules;
  }

  Universe universe() {
    return universe;
  }

  private void prefetchRoots() {
    for (ActiveRequirement requirement : rules.roots()) {
      if (UrlTable.url(requirement).isEmpty()) {
        source.prefetchReleases(requirement.name());
      }
    }
  }

  private List<Preference> preferences() {
    List<Preference> counting = new ArrayList<>();
    for (Preference preference : manifest.preferences()) {
      boolean here =
          preference.marker().isEmpty()
              || preference.marker().get().evaluate(environment.markers(), Set.of());
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
    Attempt first = attempt(false);
    if (first.result instanceof SolverResult.NoSolution && first.selector.heldPrereleasesBack()) {
      Attempt second = attempt(true);
      if (second.result instanceof SolverResult.Solution) {
        before = first.result.statistics();
        return second.result;
      }
    }
    return first.result;
  }

  private record Attempt(SolverResult result, CandidateSelector selector) {}

  private Attempt attempt(boolean lastResort) {
    Declarations declarations = new Declarations();
    CandidateSelector selector =
        new CandidateSelector(options, rules, declarations, preferences, lastResort);
    ResolverProvider provider =
        new ResolverProvider(
            rules, universe, selector, declarations, options.withDependencies(), deadline);
    return new Attempt(Solver.solve(provider), selector);
  }

  /** The resolution that a solution of this search is. */
  Resolution resolution(SolverResult.Solution solution) {
    return new ResolutionBuilder(rules, universe, options, preferences)
        .build(solution, before.plus(solution.statistics()));
  }
}

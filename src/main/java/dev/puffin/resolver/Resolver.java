package dev.puffin.resolver;

import dev.puffin.pubgrub.Solver;
import dev.puffin.pubgrub.SolverResult;
import dev.puffin.pubgrub.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds versions that meet all requirements of a manifest. */
public final class Resolver {
  private final PackageSource source;

  /** A resolver that learns about packages from the source. */
  public Resolver(PackageSource source) {
    this.source = source;
  }

  /**
   * Resolves.
   *
   * @throws NoSolutionException if no set of versions meets all requirements
   * @throws ResolutionException if the requirements contradict each other without any search
   * @throws dev.puffin.error.PuffinException if what is needed can't be fetched or built
   */
  public Resolution resolve(
      Manifest manifest, ResolverOptions options, ResolverEnvironment environment) {
    Manifest named = manifest.named(source::name);
    return switch (environment) {
      case ResolverEnvironment.Single single -> resolve(named, options, single);
    };
  }

  private Resolution resolve(
      Manifest manifest, ResolverOptions options, ResolverEnvironment.Single environment) {
    RequirementRules rules = new RequirementRules(manifest, environment.markers());
    for (ActiveRequirement requirement : rules.roots()) {
      if (UrlTable.url(requirement).isEmpty()) {
        source.prefetchReleases(requirement.name());
      }
    }
    FileSelector files = new PlatformFileSelector(environment, options, YankedPins.of(manifest));
    Universe universe = new Universe(source, files, UrlTable.of(rules, source));
    Search search = new Search(rules, universe, options, preferences(manifest, environment));
    return search.run();
  }

  private static List<Preference> preferences(
      Manifest manifest, ResolverEnvironment.Single environment) {
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

  /** One resolution for one target. */
  private static final class Search {
    private final RequirementRules rules;
    private final Universe universe;
    private final ResolverOptions options;
    private final List<Preference> preferences;

    Search(
        RequirementRules rules,
        Universe universe,
        ResolverOptions options,
        List<Preference> preferences) {
      this.rules = rules;
      this.universe = universe;
      this.options = options;
      this.preferences = preferences;
    }

    Resolution run() {
      Attempt first = attempt(false);
      if (first.result instanceof SolverResult.NoSolution && first.selector.heldPrereleasesBack()) {
        Attempt second = attempt(true);
        if (second.result instanceof SolverResult.Solution solution) {
          return built(solution, first.result.statistics());
        }
      }
      return switch (first.result) {
        case SolverResult.Solution solution -> built(solution, Statistics.NONE);
        case SolverResult.NoSolution noSolution -> throw NoSolutionException.of(noSolution);
        case SolverResult.Stopped _ -> throw new IllegalStateException("nothing stops the search");
      };
    }

    private Resolution built(SolverResult.Solution solution, Statistics before) {
      return new ResolutionBuilder(rules, universe, options, preferences)
          .build(solution, before.plus(solution.statistics()));
    }

    private Attempt attempt(boolean lastResort) {
      Declarations declarations = new Declarations();
      CandidateSelector selector =
          new CandidateSelector(options, rules, declarations, preferences, lastResort);
      ResolverProvider provider =
          new ResolverProvider(rules, universe, selector, declarations, options.withDependencies());
      return new Attempt(Solver.solve(provider), selector);
    }
  }

  private record Attempt(SolverResult result, CandidateSelector selector) {}
}

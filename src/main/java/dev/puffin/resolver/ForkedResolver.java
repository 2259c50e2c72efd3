package dev.puffin.resolver;

import dev.puffin.markers.MarkerSet;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.pubgrub.SolverResult;
import dev.puffin.pubgrub.Statistics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Resolves for many environments at once: for all together as long as that is possible, and where
 * requirements differ between them, again for each part. Versions of one part are preferred in the
 * next ones, so that the parts differ no more than they have to.
 */
final class ForkedResolver implements Trial {
  private final PackageSource source;
  private final Manifest manifest;
  private final ResolverOptions options;
  private final ResolverEnvironment.Universal environment;

  ForkedResolver(
      PackageSource source,
      Manifest manifest,
      ResolverOptions options,
      ResolverEnvironment.Universal environment) {
    this.source = source;
    this.manifest = manifest;
    this.options = options;
    this.environment = environment;
  }

  Resolution resolve() {
    Run run = new Run(manifest, options, Effort.UNLIMITED);
    return switch (run.outcome()) {
      case Solved _ -> run.resolution();
      case Failed(Search search, SolverResult.NoSolution proof) ->
          throw new Explainer(search, this).explain(proof);
      case Unfinished _ -> throw new IllegalStateException("nothing limits the search");
    };
  }

  @Override
  public Outcome run(Manifest otherManifest, ResolverOptions otherOptions, Effort effort) {
    return new Run(otherManifest, otherOptions, effort).outcome();
  }

  private MarkerSet environments() {
    MarkerSet pythons = MarkerSet.python(environment.pythons());
    MarkerSet platforms = MarkerSet.none();
    for (Marker platform : environment.platforms()) {
      platforms = platforms.or(MarkerSet.of(platform));
    }
    return environment.platforms().isEmpty() ? pythons : pythons.and(platforms);
  }

  /** All searches for the same inputs. */
  private final class Run {
    private final Manifest inputs;
    private final ResolverOptions choices;
    private final Effort effort;
    private final Fork all = new Fork(environments(), environment.pythons());
    private final List<Preference> found = new ArrayList<>();
    private final List<ForkSolution> solutions = new ArrayList<>();
    private Statistics statistics = Statistics.NONE;

    private Run(Manifest inputs, ResolverOptions choices, Effort effort) {
      this.inputs = inputs;
      this.choices = choices;
      this.effort = effort;
    }

    private Outcome outcome() {
      Map<PackageId, SortedSet<Version>> versions = new HashMap<>();
      Deque<Fork> open = new ArrayDeque<>(List.of(all));
      while (!open.isEmpty()) {
        Fork fork = open.removeFirst();
        Search search = new Search(source, preferring(), choices, Search.Target.of(fork), effort);
        SolverResult result = search.solve();
        statistics = statistics.plus(result.statistics());
        switch (result) {
          case SolverResult.Solution solution -> keep(fork, search, solution, versions);
          case SolverResult.Stopped _ when search.forks().isEmpty() -> {
            return new Unfinished();
          }
          case SolverResult.Stopped _ -> search.forks().reversed().forEach(open::addFirst);
          case SolverResult.NoSolution proof -> {
            return new Failed(search, proof);
          }
        }
      }
      return new Solved(versions);
    }

    private Resolution resolution() {
      return new ForkMerge(all, environment.pythons()).of(solutions, statistics);
    }

    private Manifest preferring() {
      List<Preference> preferences = new ArrayList<>();
      for (Preference preference : inputs.preferences()) {
        if (!inputs.upgrade().includes(preference.name())) {
          preferences.add(preference);
        }
      }
      preferences.addAll(found);
      return inputs.withPreferences(preferences);
    }

    private void keep(
        Fork fork,
        Search search,
        SolverResult.Solution solution,
        Map<PackageId, SortedSet<Version>> versions) {
      solutions.add(new ForkSolution(fork, search, solution));
      solution
          .versions()
          .forEach((id, version) -> {
            versions.computeIfAbsent(id, _ -> new TreeSet<>()).add(version);
            if (id instanceof PackageId.Project(PackageName name)) {
              found.add(new Preference(name, version, Optional.empty()));
            }
          });
    }
  }
}

package dev.puffin.resolver;

import dev.puffin.markers.MarkerSet;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.pubgrub.SolverResult;
import dev.puffin.pubgrub.Statistics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Resolves for many environments at once: for all together as long as that is possible, and where
 * requirements differ between them, again for each part. Versions of one part are preferred in the
 * next ones, so that the parts differ no more than they have to.
 */
final class ForkedResolver {
  private final PackageSource source;
  private final Manifest manifest;
  private final ResolverOptions options;
  private final ResolverEnvironment.Universal environment;
  private final List<Preference> found = new ArrayList<>();
  private final List<ForkSolution> solutions = new ArrayList<>();
  private Statistics statistics = Statistics.NONE;

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
    Fork all = new Fork(environments(), environment.pythons());
    Deque<Fork> open = new ArrayDeque<>(List.of(all));
    while (!open.isEmpty()) {
      Fork fork = open.removeFirst();
      Search search = Search.of(source, preferring(), options, Search.Target.of(fork));
      SolverResult result = search.solve();
      statistics = statistics.plus(result.statistics());
      switch (result) {
        case SolverResult.Solution solution -> keep(fork, search, solution);
        case SolverResult.Stopped _ -> search.forks().reversed().forEach(open::addFirst);
        case SolverResult.NoSolution noSolution -> throw new Explainer(search).explain(noSolution);
      }
    }
    return new ForkMerge(all, environment.pythons()).of(solutions, statistics);
  }

  private MarkerSet environments() {
    MarkerSet pythons = MarkerSet.python(environment.pythons());
    MarkerSet platforms = MarkerSet.none();
    for (Marker platform : environment.platforms()) {
      platforms = platforms.or(MarkerSet.of(platform));
    }
    return environment.platforms().isEmpty() ? pythons : pythons.and(platforms);
  }

  private Manifest preferring() {
    List<Preference> preferences = new ArrayList<>();
    for (Preference preference : manifest.preferences()) {
      if (!manifest.upgrade().includes(preference.name())) {
        preferences.add(preference);
      }
    }
    preferences.addAll(found);
    return manifest.withPreferences(preferences);
  }

  private void keep(Fork fork, Search search, SolverResult.Solution solution) {
    solutions.add(new ForkSolution(fork, search, solution));
    solution
        .versions()
        .forEach((id, version) -> {
          if (id instanceof PackageId.Project(PackageName name)) {
            found.add(new Preference(name, version, Optional.empty()));
          }
        });
  }
}

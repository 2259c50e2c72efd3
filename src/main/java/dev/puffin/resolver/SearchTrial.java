package dev.puffin.resolver;

import dev.puffin.pep440.Version;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.pubgrub.SolverResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tries other inputs for the one environment that a search is for. */
final class SearchTrial implements Trial {
  private final Search search;

  SearchTrial(Search search) {
    this.search = search;
  }

  @Override
  public Outcome run(Manifest manifest, ResolverOptions options, Effort effort) {
    Search other = search.instead(manifest, options, effort);
    return switch (other.solve()) {
      case SolverResult.Solution solution -> {
        Map<PackageId, SortedSet<Version>> versions = new HashMap<>();
        solution
            .versions()
            .forEach((id, version) -> versions.put(id, new TreeSet<>(List.of(version))));
        yield new Solved(versions);
      }
      case SolverResult.NoSolution proof -> new Failed(other, proof);
      case SolverResult.Stopped _ -> new Unfinished();
    };
  }
}

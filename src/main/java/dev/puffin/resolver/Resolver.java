package dev.puffin.resolver;

import dev.puffin.pubgrub.SolverResult;

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
      case ResolverEnvironment.Universal universal ->
          new ForkedResolver(source, named, options, universal).resolve();
    };
  }

  private Resolution resolve(
      Manifest manifest, ResolverOptions options, ResolverEnvironment.Single environment) {
    Search.Target target = Search.Target.of(environment);
    Search search = new Search(source, manifest, options, target, Effort.UNLIMITED);
    return switch (search.solve()) {
      case SolverResult.Solution solution -> search.resolution(solution);
      case SolverResult.NoSolution noSolution ->
          throw new Explainer(search, new SearchTrial(search)).explain(noSolution);
      case SolverResult.Stopped _ -> throw new IllegalStateException("nothing stops the search");
    };
  }
}

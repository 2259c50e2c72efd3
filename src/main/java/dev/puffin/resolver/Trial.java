package dev.puffin.resolver;

import dev.puffin.pep440.Version;
import dev.puffin.pubgrub.PackageId;
import dev.puffin.pubgrub.SolverResult.NoSolution;
import java.util.Map;
import java.util.SortedSet;

/** Finds out what came of other inputs for the same environments. */
interface Trial {
  /** Resolves the inputs, as far as the effort goes. */
  Outcome run(Manifest manifest, ResolverOptions options, Effort effort);

  /** How it ended. */
  sealed interface Outcome {}

  /**
   * There is a solution.
   *
   * @param versions what it takes; several of one package where environments differ
   */
  record Solved(Map<PackageId, SortedSet<Version>> versions) implements Outcome {}

  /**
   * There is none.
   *
   * @param search the search that found that out
   * @param proof why
   */
  record Failed(Search search, NoSolution proof) implements Outcome {}

  /** It took more than it was worth, or something else went wrong. */
  record Unfinished() implements Outcome {}
}

package dev.puffin.pubgrub;

import dev.puffin.pep440.Version;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a search ended. */
public sealed interface SolverResult {

  /** The work it was. */
  Statistics statistics();

  /**
   * There is a solution.
   *
   * @param versions the version of each package needed, in the order they were decided
   * @param statistics the work it was
   */
  record Solution(Map<PackageId, Version> versions, Statistics statistics) implements SolverResult {
    /** Copies the map and keeps its order. */
    public Solution {
      versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }
  }

  /**
   * There is none.
   *
   * @param root the incompatibility that says so; its causes are the derivation
   * @param statistics the work it was
   */
  record NoSolution(Incompatibility root, Statistics statistics) implements SolverResult {}

  /**
   * The provider of dependencies ended the search.
   *
   * @param statistics the work it was
   */
  record Stopped(Statistics statistics) implements SolverResult {}
}

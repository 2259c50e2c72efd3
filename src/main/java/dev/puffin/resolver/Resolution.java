package dev.puffin.resolver;

import dev.puffin.pubgrub.Statistics;
import java.util.List;

/**
 * Versions that meet all requirements.
 *
 * @param packages sorted by name, then version
 * @param edges the requirements met, in the order they are written, parents sorted by name
 * @param warnings what the user should know about it, one sentence each
 * @param statistics the work of the search
 */
public record Resolution(
    List<ResolvedPackage> packages,
    List<ResolvedEdge> edges,
    List<String> warnings,
    Statistics statistics) {

  /** Copies the lists. */
  public Resolution {
    packages = List.copyOf(packages);
    edges = List.copyOf(edges);
    warnings = List.copyOf(warnings);
  }

  /** What was chosen and what is to be said of it. */
  public Selection selection() {
    return new Selection(packages, warnings);
  }
}

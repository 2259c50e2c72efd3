package dev.puffin.pipeline;

import dev.puffin.dist.SourceDistribution;
import java.nio.file.Path;
import java.util.List;

/**
 * A source to build.
 *
 * @param source what it is
 * @param tree the folder of the project. Except for a folder of the user's it is a copy, which the
 *     build may change
 * @param kind what is built from it
 * @param output an empty folder for the wheel
 * @param above the builds that wait for this one, outermost first; what this build needs is asked
 *     for with this source added to them
 */
public record BuildRequest(
    SourceDistribution source,
    Path tree,
    BuildKind kind,
    Path output,
    List<SourceDistribution> above) {

  /** Copies the list. */
  public BuildRequest {
    above = List.copyOf(above);
  }
}

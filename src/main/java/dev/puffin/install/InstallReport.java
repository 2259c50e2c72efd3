package dev.puffin.install;

import dev.puffin.dist.CachedWheel;
import java.util.List;

/**
 * What a change of an environment did.
 *
 * @param installed the wheels now in it
 * @param collisions files that two packages bring
 * @param linkMode how files were put there
 */
public record InstallReport(
    List<CachedWheel> installed, List<Collision> collisions, LinkMode linkMode) {

  /** Copies the lists. */
  public InstallReport {
    installed = List.copyOf(installed);
    collisions = List.copyOf(collisions);
  }
}

package dev.puffin.install;

import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.InstalledDistribution;
import java.util.List;

/**
 * What has to be done so that an environment has what is wanted.
 *
 * @param keep what is there and wanted
 * @param cached wheels to be linked from the cache
 * @param remote packages to be fetched or built
 * @param reinstalls what is there and gives way to one of the two above
 * @param extraneous what is there and not wanted
 * @param leftovers what interrupted runs left, to be cleaned up in any case
 */
public record InstallPlan(
    List<InstalledDistribution> keep,
    List<CachedWheel> cached,
    List<Wanted> remote,
    List<InstalledDistribution> reinstalls,
    List<InstalledDistribution> extraneous,
    List<Leftover> leftovers) {

  /** Copies the lists. */
  public InstallPlan {
    keep = List.copyOf(keep);
    cached = List.copyOf(cached);
    remote = List.copyOf(remote);
    reinstalls = List.copyOf(reinstalls);
    extraneous = List.copyOf(extraneous);
    leftovers = List.copyOf(leftovers);
  }

  /** Whether the environment is as wanted. */
  public boolean isSatisfied() {
    return cached.isEmpty() && remote.isEmpty() && extraneous.isEmpty() && leftovers.isEmpty();
  }
}

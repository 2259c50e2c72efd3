package dev.puffin.settings;

import dev.puffin.pep508.PackageName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where things are kept and what of it is believed, as given by the user.
 *
 * @param directory the root of the cache
 * @param disabled use a temporary cache that is gone at the end
 * @param refresh revalidate everything
 * @param limit bytes that the cache may have after the run; as configured if empty
 * @param refreshPackages revalidate what belongs to these packages
 */
public record CacheOptions(
    Optional<Path> directory,
    boolean disabled,
    boolean refresh,
    OptionalLong limit,
    Set<PackageName> refreshPackages) {

  /** Copies the set. */
  public CacheOptions {
    refreshPackages = Set.copyOf(refreshPackages);
  }
}

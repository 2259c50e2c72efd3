package dev.puffin.resolver;

import dev.puffin.pep508.PackageName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Hides files that were uploaded at or after some time.
 *
 * @param general the time for all packages that have none of their own
 * @param packages times of single packages; empty hides nothing of that package
 */
public record UploadCutoff(
    Optional<Instant> general, Map<PackageName, Optional<Instant>> packages) {
  /** Hides nothing. */
  public static final UploadCutoff NONE = new UploadCutoff(Optional.empty(), Map.of());

  /** Copies the map. */
  public UploadCutoff {
    packages = Map.copyOf(packages);
  }

  /** The time that counts for a package, if any. */
  public Optional<Instant> of(PackageName name) {
    return packages.getOrDefault(name, general);
  }
}

package dev.puffin.command;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.resolver.PrereleaseMode;
import dev.puffin.resolver.ResolutionMode;
import dev.puffin.resolver.UploadCutoff;
import dev.puffin.tags.Platform;
import java.util.Map;
import java.util.Optional;

/**
 * Which versions are chosen, and what for, as given by the user.
 *
 * @param mode which end of the allowed versions is preferred
 * @param prerelease when pre-releases are candidates
 * @param packagePrereleases the same for single packages
 * @param cutoff hides newer files
 * @param withDependencies whether what packages require is resolved, too
 * @param pythonVersion the Python to resolve for, if not the one that was found
 * @param platform the platform to resolve for, if not this one
 */
public record ResolveOptions(
    ResolutionMode mode,
    Optional<PrereleaseMode> prerelease,
    Map<PackageName, PrereleaseMode> packagePrereleases,
    UploadCutoff cutoff,
    boolean withDependencies,
    Optional<Version> pythonVersion,
    Optional<Platform> platform) {

  /** Copies the map. */
  public ResolveOptions {
    packagePrereleases = Map.copyOf(packagePrereleases);
  }

  /** The same for what is listed only. */
  public ResolveOptions withoutDependencies() {
    return new ResolveOptions(
        mode, prerelease, packagePrereleases, cutoff, false, pythonVersion, platform);
  }
}

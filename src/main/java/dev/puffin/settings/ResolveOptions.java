package dev.puffin.settings;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.resolver.PrereleaseMode;
import dev.puffin.resolver.ResolutionMode;
import dev.puffin.resolver.UploadCutoff;
import dev.puffin.tags.Platform;
import dev.puffin.tags.PlatformChoice;
import java.util.List;
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
 * @param platforms the platforms to resolve for, if not this one
 * @param universal whether it is resolved for all platforms, or all of these, and all Pythons from
 *     the given one on
 */
public record ResolveOptions(
    ResolutionMode mode,
    Optional<PrereleaseMode> prerelease,
    Map<PackageName, PrereleaseMode> packagePrereleases,
    UploadCutoff cutoff,
    boolean withDependencies,
    Optional<Version> pythonVersion,
    List<PlatformChoice> platforms,
    boolean universal) {

  /** Copies the collections. */
  public ResolveOptions {
    platforms = List.copyOf(platforms);
    packagePrereleases = Map.copyOf(packagePrereleases);
  }

  /** What counts if the user says nothing. */
  public static ResolveOptions standard() {
    return new ResolveOptions(
        ResolutionMode.HIGHEST,
        Optional.empty(),
        Map.of(),
        UploadCutoff.NONE,
        true,
        Optional.empty(),
        List.of(),
        false);
  }

  /** The same for what is listed only. */
  public ResolveOptions withoutDependencies() {
    return new ResolveOptions(
        mode, prerelease, packagePrereleases, cutoff, false, pythonVersion, platforms, universal);
  }

  /** The platform to resolve for, if it is one and not this one. */
  public Optional<Platform> platform() {
    return isForMany() || platforms.isEmpty()
        ? Optional.empty()
        : Optional.of(platforms.getFirst().platform());
  }

  /** Whether it is resolved for several platforms at once. */
  public boolean isForMany() {
    return universal || platforms.size() > 1;
  }
}

package dev.puffin.resolver;

import dev.puffin.pep508.PackageName;
import java.util.Map;

/**
 * The choices a user has beside the requirements.
 *
 * @param mode which end of the allowed versions is preferred
 * @param prerelease when pre-releases are candidates
 * @param packagePrerelease the same for single packages
 * @param cutoff hides newer files
 * @param formats which kinds of files may be used
 * @param withDependencies whether what packages require is resolved, too
 */
public record ResolverOptions(
    ResolutionMode mode,
    PrereleaseMode prerelease,
    Map<PackageName, PrereleaseMode> packagePrerelease,
    UploadCutoff cutoff,
    FormatPolicy formats,
    boolean withDependencies) {
  /** What counts if the user says nothing. */
  public static final ResolverOptions STANDARD =
      new ResolverOptions(
          ResolutionMode.HIGHEST,
          PrereleaseMode.STANDARD,
          Map.of(),
          UploadCutoff.NONE,
          FormatPolicy.ANY,
          true);

  /** Copies the map. */
  public ResolverOptions {
    packagePrerelease = Map.copyOf(packagePrerelease);
  }

  /** When pre-releases of a package are candidates. */
  public PrereleaseMode prerelease(PackageName name) {
    return packagePrerelease.getOrDefault(name, prerelease);
  }

  /** The same with another general rule for pre-releases. */
  public ResolverOptions withPrerelease(PrereleaseMode other) {
    return new ResolverOptions(mode, other, packagePrerelease, cutoff, formats, withDependencies);
  }

  /** The same with another limit for upload times. */
  public ResolverOptions withCutoff(UploadCutoff other) {
    return new ResolverOptions(
        mode, prerelease, packagePrerelease, other, formats, withDependencies);
  }

  /** The same with other kinds of files. */
  public ResolverOptions withFormats(FormatPolicy other) {
    return new ResolverOptions(
        mode, prerelease, packagePrerelease, cutoff, other, withDependencies);
  }
}

package dev.puffin.resolver;

import dev.puffin.dist.IndexFile;
import dev.puffin.dist.SourceFilename;
import dev.puffin.dist.WheelFilename;
import dev.puffin.error.PuffinException;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What lock files record of one project.
 *
 * @param versions ascending
 * @param byVersion their files
 */
public record LockedReleases(List<Version> versions, Map<Version, List<IndexFile>> byVersion)
    implements Releases {

  /** Copies the lists. */
  public LockedReleases {
    versions = List.copyOf(versions);
    byVersion = Map.copyOf(byVersion);
  }

  /**
   * Sorts files by the versions in their names; a file that is not of the project does not count.
   */
  public static LockedReleases of(PackageName name, List<IndexFile> files) {
    TreeMap<Version, List<IndexFile>> byVersion = new TreeMap<>();
    for (IndexFile file : files) {
      version(name, file.filename())
          .ifPresent(
              version -> byVersion.computeIfAbsent(version, _ -> new ArrayList<>()).add(file));
    }
    return new LockedReleases(List.copyOf(byVersion.keySet()), byVersion);
  }

  private static Optional<Version> version(PackageName name, String filename) {
    if (!WheelFilename.isWheel(filename)) {
      return SourceFilename.parse(filename, name).map(SourceFilename::version);
    }
    try {
      WheelFilename wheel = WheelFilename.parse(filename);
      return wheel.name().equals(name) ? Optional.of(wheel.version()) : Optional.empty();
    } catch (PuffinException _) {
      return Optional.empty(); // no wheel of anything
    }
  }

  @Override
  public List<IndexFile> files(Version version) {
    return byVersion.getOrDefault(version, List.of());
  }

  @Override
  public long fingerprint() {
    long fingerprint = 1;
    for (Version version : versions) {
      fingerprint = 31 * fingerprint + files(version).toString().hashCode();
    }
    return fingerprint;
  }
}

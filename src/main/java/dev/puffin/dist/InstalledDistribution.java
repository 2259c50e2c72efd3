package dev.puffin.dist;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A package in an environment.
 *
 * @param name the package
 * @param version its version
 * @param location the folder or file that says that it is there
 * @param kind what that is
 * @param directUrl where it came from, if not from an index
 */
public record InstalledDistribution(
    PackageName name,
    Version version,
    Path location,
    Kind kind,
    Optional<DirectUrlRecord> directUrl) {

  /** The ways a package says that it is installed. */
  public enum Kind {
    /** A {@code .dist-info} folder. */
    DIST_INFO,
    /** An {@code .egg-info} folder. */
    EGG_INFO_DIRECTORY,
    /** An {@code .egg-info} file, of distutils. */
    EGG_INFO_FILE,
    /** An {@code .egg-link} file, of {@code setup.py develop}. */
    EGG_LINK
  }

  /** Whether changes in its source folder count at once. */
  public boolean isEditable() {
    return kind == Kind.EGG_LINK
        || (directUrl.isPresent()
            && directUrl.get() instanceof DirectUrlRecord.DirInfo folder
            && folder.editable());
  }
}

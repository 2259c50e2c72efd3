package dev.puffin.settings;

import dev.puffin.pep508.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Which installed packages are shown, and how.
 *
 * @param format how
 * @param exclude packages that are left out
 * @param editables which packages by how they are installed
 * @param paths folders to look into instead of an environment's
 */
public record ListSettings(
    Format format,
    Set<PackageName> exclude,
    Editables editables,
    List<Path> paths,
    PythonOptions python,
    CacheOptions cache) {

  /** How packages are shown. */
  public enum Format {
    /** A table. */
    COLUMNS,
    /** As lines of a requirements file. */
    FREEZE,
    /** As JSON, in the form pip uses. */
    JSON
  }

  /** Which packages by how they are installed. */
  public enum Editables {
    /** All. */
    ALL,
    /** Those in place only. */
    ONLY,
    /** All but those in place. */
    EXCLUDED
  }

  /** Copies the collections. */
  public ListSettings {
    exclude = Set.copyOf(exclude);
    paths = List.copyOf(paths);
  }
}

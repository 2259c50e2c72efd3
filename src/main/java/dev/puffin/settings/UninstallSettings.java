package dev.puffin.settings;

import java.util.List;

/**
 * What {@code puffin pip-uninstall} is asked to do.
 *
 * @param names packages to remove
 * @param files requirements files whose packages are removed
 * @param dryRun only tell what would be removed
 */
public record UninstallSettings(
    List<String> names,
    List<String> files,
    boolean dryRun,
    PythonOptions python,
    CacheOptions cache) {

  /** Copies the lists. */
  public UninstallSettings {
    names = List.copyOf(names);
    files = List.copyOf(files);
  }
}

package dev.puffin.settings;

import java.util.List;

/**
 * What {@code puffin pip-uninstall} is asked to do.
 *
 * @param names packages to remove
 * @param files requirements files whose packages are removed
 * @param dryRun only tell what would be removed
 * @param isolated whether variables and configuration files of the user count for nothing
 */
public record UninstallSettings(
    List<String> names,
    List<String> files,
    boolean dryRun,
    PythonOptions python,
    CacheOptions cache,
    boolean isolated) {

  /** Copies the lists. */
  public UninstallSettings {
    names = List.copyOf(names);
    files = List.copyOf(files);
  }
}

package dev.puffin.settings;

import java.util.List;

/**
 * What {@code puffin pip-uninstall} is asked to do.
 *
 * @param names packages to remove
 * @param files requirements files whose packages are removed
 * @param withDependencies whether what nothing needs any more goes, too
 * @param dryRun only tell what would be removed
 * @param isolated whether variables and configuration files of the user count for nothing
 */
public record UninstallSettings(
    List<String> names,
    List<String> files,
    boolean withDependencies,
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

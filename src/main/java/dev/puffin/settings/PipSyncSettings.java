package dev.puffin.settings;

import dev.puffin.pep508.PackageName;
import java.util.Set;

/**
 * What {@code puffin pip-sync} is asked to do.
 *
 * @param removal which packages go that are not in the files
 * @param keep packages that stay although they are not in the files
 * @param allowEmpty whether files without any requirement are accepted
 * @param force whether inputs of pip-compile are accepted, too
 */
public record PipSyncSettings(
    InstallRequest request,
    Removal removal,
    Set<PackageName> keep,
    boolean allowEmpty,
    boolean force) {

  /** Which packages go that are not in the files. */
  public enum Removal {
    /** All but pip and its like, unless that is most of what is there. */
    UNLISTED,
    /** All but pip and its like, however many. */
    UNLISTED_EVEN_MOST,
    /** None. */
    NONE
  }

  /** Copies the set. */
  public PipSyncSettings {
    keep = Set.copyOf(keep);
  }
}

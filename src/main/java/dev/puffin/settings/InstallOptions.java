package dev.puffin.settings;

import dev.puffin.install.LinkMode;
import dev.puffin.pep508.PackageName;
import java.util.Optional;
import java.util.Set;

/**
 * How packages are installed, as given by the user.
 *
 * @param mode whether the environment is changed, or it is only told what would be
 * @param linkMode how files get from the cache into the environment; the best way that works if
 *     empty
 * @param reinstall install everything anew
 * @param reinstallPackages install these anew
 * @param requireHashes whether what has no digest in the requirements is refused; as configured if
 *     empty
 * @param compileBytecode whether modules are compiled, so that their first import is quick
 * @param strict whether it is told when installed packages lack what they require
 * @param format how changes are told
 */
public record InstallOptions(
    Mode mode,
    Optional<LinkMode> linkMode,
    boolean reinstall,
    Set<PackageName> reinstallPackages,
    Optional<Boolean> requireHashes,
    boolean compileBytecode,
    boolean strict,
    Format format) {

  /** How changes are told. */
  public enum Format {
    /** A line each, beside the results. */
    TEXT,
    /** As one JSON document, on standard output. */
    JSON
  }

  /** What becomes of the plan. */
  public enum Mode {
    /** It is carried out. */
    APPLY,
    /** It is carried out if the user says yes. */
    ASK,
    /** It is only told. */
    DRY_RUN,
    /** It is told, and a failure unless it is empty. */
    CHECK
  }

  /** Copies the set. */
  public InstallOptions {
    reinstallPackages = Set.copyOf(reinstallPackages);
  }

  /** What counts if the user says nothing. */
  public static InstallOptions standard() {
    return new InstallOptions(
        Mode.APPLY, Optional.empty(), false, Set.of(), Optional.empty(), false, false, Format.TEXT);
  }

  /** Whether a package is installed anew even if it is there. */
  public boolean reinstalls(PackageName name) {
    return reinstall || reinstallPackages.contains(name);
  }
}

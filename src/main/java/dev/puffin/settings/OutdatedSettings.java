package dev.puffin.settings;

/**
 * What {@code puffin list --outdated} is asked.
 *
 * @param list which packages, and how they are shown
 * @param shown those that have a newer release, or those that have none
 * @param resolve which releases count
 * @param build which files count
 * @param common where releases are looked for
 */
public record OutdatedSettings(
    ListSettings list,
    Shown shown,
    ResolveOptions resolve,
    BuildOptions build,
    CommonOptions common) {

  /** Which packages are shown. */
  public enum Shown {
    /** Those that have a newer release. */
    OUTDATED,
    /** Those that have none. */
    UP_TO_DATE
  }
}

package dev.puffin.pubgrub;

import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;

/**
 * What the solver knows about the world. Answers must not change while it runs, except that {@link
 * #choose} may prefer other versions of the same range.
 */
public interface DependencyProvider {

  /**
   * How early a package is decided for as long as its version has to be in the range. Between
   * equals, packages are decided in the order they were first required.
   */
  Urgency urgency(PackageId id, VersionRange range);

  /**
   * A hint: unless something changes, a version of the range will be asked for. Comes once for each
   * range, before other packages are decided, so that what takes long can be started.
   */
  void expect(PackageId id, VersionRange range);

  /** Which version out of the range to try next. */
  Choice choose(PackageId id, VersionRange range, Decisions decisions);

  /** The requirements of a version that {@link #choose} gave, or of the root. */
  Dependencies dependencies(PackageId id, Version version);

  /**
   * How early a package is decided. Between {@link #PINNED} and {@link #NORMAL} come packages that
   * often took part in conflicts.
   */
  enum Urgency {
    /** There is only one candidate, without asking anyone. */
    FIXED,
    /** One version is left. */
    PINNED,
    /** Any other. */
    NORMAL
  }
}

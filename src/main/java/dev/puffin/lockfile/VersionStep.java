package dev.puffin.lockfile;

import dev.puffin.pep440.Version;
import java.util.Locale;

/** How far apart two versions are: the first part of the version number that differs. */
public enum VersionStep {
  /** The epoch or the first number of the release. */
  MAJOR,
  /** The second number of the release. */
  MINOR,
  /** A later number of the release. */
  PATCH,
  /** Only what stands behind the release: pre-release, post-release, local label. */
  SUFFIX;

  /** The step between two versions that differ. */
  public static VersionStep between(Version from, Version to) {
    if (!from.epoch().equals(to.epoch()) || !from.segment(0).equals(to.segment(0))) {
      return MAJOR;
    }
    if (!from.segment(1).equals(to.segment(1))) {
      return MINOR;
    }
    return from.base().equals(to.base()) ? SUFFIX : PATCH;
  }

  /** The word shown to users. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

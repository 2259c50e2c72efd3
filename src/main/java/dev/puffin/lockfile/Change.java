package dev.puffin.lockfile;

import dev.puffin.pep440.Version;
import java.util.List;

/** One difference between two requirements files. */
public sealed interface Change {
  /** The package, or the path of a project that is written without its name. */
  String subject();

  /** What asks for the package, as {@code # via} labels; of a removed one what used to. */
  List<String> via();

  /**
   * A package that is new.
   *
   * @param pin what it is held at: a version or URL
   */
  record Added(String subject, String pin, List<String> via) implements Change {}

  /**
   * A package that is gone.
   *
   * @param pin what it was held at
   */
  record Removed(String subject, String pin, List<String> via) implements Change {}

  /** A package at another version. */
  record Moved(String subject, Version from, Version to, List<String> via) implements Change {
    /** The part of the version number that differs. */
    public VersionStep step() {
      return VersionStep.between(from, to);
    }

    /** Whether the new version is the older one. */
    public boolean isDowngrade() {
      return to.compareTo(from) < 0;
    }
  }

  /** A package whose entry differs otherwise: another URL, other extras, another marker. */
  record Rewritten(String subject, String from, String to, List<String> via) implements Change {}

  /**
   * A package at the same version with other digests, usually because files were uploaded since.
   *
   * @param added how many digests are new
   * @param removed how many are gone
   */
  record Rehashed(String subject, String version, int added, int removed, List<String> via)
      implements Change {}
}

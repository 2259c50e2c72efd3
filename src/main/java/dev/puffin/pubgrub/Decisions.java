package dev.puffin.pubgrub;

import dev.puffin.pep440.Version;
import java.util.Optional;

/** The versions chosen so far. */
public interface Decisions {
  /** The version of the package, if it has been chosen. */
  Optional<Version> version(PackageId id);
}

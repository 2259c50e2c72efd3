package dev.puffin.lockfile;

import java.util.List;
import java.util.Optional;

/**
 * What a requirements file says.
 *
 * @param command the command that makes the file again, for its header; empty for no header
 * @param preamble the options before the entries
 * @param packages the entries, in any order
 */
public record Lockfile(Optional<String> command, Preamble preamble, List<LockedPackage> packages) {

  /** Copies the entries. */
  public Lockfile {
    packages = List.copyOf(packages);
  }
}

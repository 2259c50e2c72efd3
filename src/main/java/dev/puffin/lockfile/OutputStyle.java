package dev.puffin.lockfile;

import dev.puffin.pep508.PackageName;
import java.util.Set;

/**
 * What the user wants the file to look like.
 *
 * @param extras whether releases keep the extras that were asked for; editables and paths always do
 * @param markers whether entries keep their markers
 * @param annotations how what asked for a package is said
 * @param indexes whether a comment names the index of each package
 * @param unlisted packages that are left out, and named at the end of the file
 * @param newline what ends a line
 */
public record OutputStyle(
    boolean extras,
    boolean markers,
    Annotations annotations,
    boolean indexes,
    Set<PackageName> unlisted,
    Newline newline) {

  /** Copies the names. */
  public OutputStyle {
    unlisted = Set.copyOf(unlisted);
  }
}

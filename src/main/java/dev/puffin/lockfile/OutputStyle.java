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

  /** The style for one environment when nothing else is asked for. */
  public static OutputStyle standard() {
    return new OutputStyle(false, false, Annotations.SPLIT, false, Set.of(), Newline.LF);
  }

  /** This style with the extras written. */
  public OutputStyle withExtras() {
    return new OutputStyle(true, markers, annotations, indexes, unlisted, newline);
  }

  /** This style with the markers written. */
  public OutputStyle withMarkers() {
    return new OutputStyle(extras, true, annotations, indexes, unlisted, newline);
  }

  /** This style with other annotations. */
  public OutputStyle with(Annotations other) {
    return new OutputStyle(extras, markers, other, indexes, unlisted, newline);
  }

  /** This style with the index of each package named. */
  public OutputStyle withIndexes() {
    return new OutputStyle(extras, markers, annotations, true, unlisted, newline);
  }

  /** This style without these packages. */
  public OutputStyle without(Set<PackageName> names) {
    return new OutputStyle(extras, markers, annotations, indexes, names, newline);
  }

  /** This style with other line ends. */
  public OutputStyle with(Newline other) {
    return new OutputStyle(extras, markers, annotations, indexes, unlisted, other);
  }
}

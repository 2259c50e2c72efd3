package dev.puffin.settings;

import dev.puffin.pep508.PackageName;
import java.util.List;
import java.util.Set;

/**
 * Which part of an environment's dependencies is shown, and how.
 *
 * @param direction from packages to what they require, or the other way round
 * @param roots where it starts; at what nothing leads to if empty
 * @param prune packages that are left out with all below them
 * @param depth how many levels are shown below a root
 * @param repeats whether what was shown before is shown again
 * @param specifiers whether the versions asked for are shown
 */
public record TreeSettings(
    Direction direction,
    List<PackageName> roots,
    Set<PackageName> prune,
    int depth,
    boolean repeats,
    boolean specifiers,
    PythonOptions python,
    CacheOptions cache) {

  /** Which way the tree grows. */
  public enum Direction {
    /** From packages to what they require. */
    DOWN,
    /** From packages to what requires them. */
    UP
  }

  /** Copies the collections. */
  public TreeSettings {
    roots = List.copyOf(roots);
    prune = Set.copyOf(prune);
  }
}

package dev.puffin.requirements;

import dev.puffin.dist.IndexFile;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lock file of PEP 751. Nothing is resolved for it: its packages are taken as they are named,
 * each from the places it records, whatever indexes are configured.
 *
 * @param display how the user would name it
 * @param requiresPython the Pythons it is for; empty for all
 * @param environments it is for one of these; for all if there are none
 * @param requirements the same as the text of a requirements file, where each requirement is in the
 *     line in which its table begins
 * @param files of the packages that are not at a place of their own, by name
 */
public record Pylock(
    String display,
    Optional<Specifiers> requiresPython,
    List<Marker> environments,
    String requirements,
    Map<PackageName, List<IndexFile>> files) {
  private static final String STEM = "pylock";
  private static final String EXTENSION = ".toml";

  /** Copies the collections. */
  public Pylock {
    environments = List.copyOf(environments);
    Map<PackageName, List<IndexFile>> copy = new HashMap<>();
    files.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    files = Map.copyOf(copy);
  }

  /** Whether a file is one by its name: {@code pylock.toml} or {@code pylock.NAME.toml}. */
  public static boolean isName(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    if (!name.startsWith(STEM + ".") || !name.endsWith(EXTENSION)) {
      return false;
    }
    int inner = name.length() - STEM.length() - EXTENSION.length();
    return inner == 0
        || (inner > 1 && name.indexOf('.', STEM.length() + 1) == STEM.length() + inner);
  }

  /**
   * Reads one.
   *
   * @param text the content of the lock file
   * @param directory the folder it is in
   * @param display how the user would name it
   * @throws InvalidInputException if it is none, or of a later format
   */
  public static Pylock read(String text, Path directory, String display) {
    return new PylockReader(directory, display).read(text);
  }
}

package dev.puffin.command;

import dev.puffin.lockfile.ExistingEntry;
import dev.puffin.lockfile.ExistingLockfile;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a compiled requirements file says it was made from, by its {@code # via} comments.
 *
 * @param files requirements files and projects
 * @param constraints constraints files
 * @param overrides files with overrides
 * @param groups dependency groups as {@code path:name}
 */
record LockSources(
    List<String> files, List<String> constraints, List<String> overrides, List<String> groups) {
  LockSources {
    files = List.copyOf(files);
    constraints = List.copyOf(constraints);
    overrides = List.copyOf(overrides);
    groups = List.copyOf(groups);
  }

  /** Reads the comments; without any there are no sources. */
  static LockSources of(ExistingLockfile file) {
    SortedSet<String> files = new TreeSet<>();
    SortedSet<String> constraints = new TreeSet<>();
    SortedSet<String> overrides = new TreeSet<>();
    SortedSet<String> groups = new TreeSet<>();
    for (ExistingEntry entry : file.entries()) {
      for (String label : entry.via()) {
        boolean known =
            addBehind("-r ", label, files)
                || addBehind("-c ", label, constraints)
                || addBehind("--override ", label, overrides);
        if (!known && label.endsWith(")")) {
          addProject(
              label.substring(label.lastIndexOf('(') + 1, label.length() - 1), files, groups);
        }
      }
    }
    return new LockSources(
        List.copyOf(files), List.copyOf(constraints), List.copyOf(overrides), List.copyOf(groups));
  }

  /** Whether the file does not say where it comes from. */
  boolean isEmpty() {
    return files.isEmpty() && groups.isEmpty();
  }

  /** Whether projects are among the files, whose extras the comments don't tell. */
  boolean hasProjects() {
    return files.stream().anyMatch(file -> file.endsWith("pyproject.toml"));
  }

  private static boolean addBehind(String option, String label, Collection<String> paths) {
    boolean matches = label.startsWith(option);
    if (matches) {
      paths.add(label.substring(option.length()));
    }
    return matches;
  }

  /** The place of a project: {@code path/pyproject.toml}, or with a colon and a group. */
  private static void addProject(
      String place, Collection<String> files, Collection<String> groups) {
    int file = place.indexOf(".toml:");
    if (file < 0) {
      files.add(place);
    } else {
      groups.add(place);
    }
  }
}

package dev.puffin.lockfile;

import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A requirements file before it is written again. Its options do not count; its pins are what the
 * resolver tries first.
 *
 * @param entries the entries in the order of the file
 */
public record ExistingLockfile(List<ExistingEntry> entries) {

  /** Copies the entries. */
  public ExistingLockfile {
    entries = List.copyOf(entries);
  }

  /** A file that is not there yet. */
  public static ExistingLockfile none() {
    return new ExistingLockfile(List.of());
  }

  /** The entries with a version, wherever they apply. */
  public List<ExistingEntry> pins() {
    return entries.stream().filter(entry -> entry.version().isPresent()).toList();
  }

  /** The entries with a version that apply in an environment. */
  public List<ExistingEntry> pins(MarkerEnvironment environment) {
    List<ExistingEntry> matching = new ArrayList<>();
    for (ExistingEntry entry : pins()) {
      if (entry.marker().map(marker -> marker.evaluate(environment, Set.of())).orElse(true)) {
        matching.add(entry);
      }
    }
    return matching;
  }

  /** This file without the entries of packages that shall move. */
  public ExistingLockfile without(Set<PackageName> upgraded) {
    return new ExistingLockfile(
        entries.stream().filter(entry -> !isOneOf(upgraded, entry)).toList());
  }

  private static boolean isOneOf(Set<PackageName> names, ExistingEntry entry) {
    return entry.name().map(names::contains).orElse(false);
  }
}

package dev.puffin.lockfile;

import dev.puffin.resolver.Preference;
import java.util.ArrayList;
import java.util.List;

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

  /** The pins as the resolver takes them; it skips those whose markers don't hold. */
  public List<Preference> preferences() {
    List<Preference> preferences = new ArrayList<>();
    for (ExistingEntry pin : pins()) {
      preferences.add(
          new Preference(pin.name().orElseThrow(), pin.version().orElseThrow(), pin.marker()));
    }
    return preferences;
  }
}

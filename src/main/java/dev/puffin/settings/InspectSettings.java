package dev.puffin.settings;

import dev.puffin.pep508.PackageName;
import java.util.List;

/**
 * Which installed packages are looked at.
 *
 * @param names the packages; all if there are none
 */
public record InspectSettings(List<PackageName> names, PythonOptions python, CacheOptions cache) {

  /** Copies the names. */
  public InspectSettings {
    names = List.copyOf(names);
  }
}

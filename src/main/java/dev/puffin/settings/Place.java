package dev.puffin.settings;

import java.nio.file.Path;

/** Where installed packages are, or go. */
public sealed interface Place {
  /** In the environment of the Python. */
  record Environment() implements Place {}

  /** All in one folder. */
  record Target(Path folder) implements Place {}

  /** Below another prefix. */
  record Prefix(Path folder) implements Place {}

  /** In the home folder of the user, as the Python lays it out. */
  record User() implements Place {}
}

package dev.puffin.requirements;

import java.util.Locale;

/** What kind of input a file is, by its name. */
public enum InputKind {
  /** A requirements file, or constraints. */
  REQUIREMENTS,
  /** {@code pyproject.toml}. */
  PROJECT,
  /** {@code setup.py} or {@code setup.cfg}: only a build tells the dependencies. */
  SETUP,
  /** A {@code pylock.toml}, or another TOML file: nothing that can be read as input. */
  OTHER_TOML;

  /** The kind of a file. */
  public static InputKind of(String file) {
    int slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
    String name = file.substring(slash + 1).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "pyproject.toml" -> PROJECT;
      case "setup.py", "setup.cfg" -> SETUP;
      default -> name.endsWith(".toml") ? OTHER_TOML : REQUIREMENTS;
    };
  }
}

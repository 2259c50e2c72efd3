package dev.puffin.session;

import java.nio.file.Path;
import java.util.Map;

/** The user's home folder: by the environment, so that a user can say where it is. */
public final class HomeFolder {
  private HomeFolder() {}

  /** The folder that {@code ~} stands for. */
  static Path of(Map<String, String> environment) {
    for (String variable : new String[] {"HOME", "USERPROFILE"}) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        return Path.of(value);
      }
    }
    return Path.of(System.getProperty("user.home"));
  }
}

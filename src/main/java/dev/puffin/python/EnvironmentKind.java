package dev.puffin.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What virtual environments (PEP 405) have in common that differ in nothing but their folder, so
 * that what the Python of one says holds for the other. A Python without {@code site}, as it is
 * asked, knows from {@code pyvenv.cfg} where its library is, and makes its paths of the folder it
 * was started from. {@code PYTHON*} variables it ignores ({@code -I}); the user's home is in the
 * paths of user installs.
 *
 * @param prefix the environment's folder
 * @param key all that the answer depends on but for that: the real executable with its size and
 *     time, the name it is started by, the settings, the system's release, the user's home
 */
record EnvironmentKind(Path prefix, String key) {
  private static final String SETTINGS = "pyvenv.cfg";

  /** Empty if it is none, or one of another layout, such as with a copy of the executable. */
  static Optional<EnvironmentKind> of(Path executable) {
    Path programs = executable.getParent();
    Path prefix = programs == null ? null : programs.getParent();
    if (programs == null
        || prefix == null
        || !programs.endsWith("bin")
        || !isPlain(prefix.toString())
        || !Files.isSymbolicLink(executable)
        || Files.exists(programs.resolve(SETTINGS))) {
      return Optional.empty();
    }
    try {
      String key =
          executable.getFileName()
              + "\n"
              + ExecutableStamp.program(executable)
              + "\n"
              + System.getenv("HOME")
              + "\n"
              + settings(Files.readString(prefix.resolve(SETTINGS)));
      return Optional.of(new EnvironmentKind(prefix, key));
    } catch (IOException e) {
      return Optional.empty(); // no environment, or one of which its Python can say more
    }
  }

  /** Whether every encoding writes the path in the same way, and nothing in it needs an escape. */
  private static boolean isPlain(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c <= ' ' || c > '~' || c == '\\') {
        return false;
      }
    }
    return path.length() > 1;
  }

  /** Without what tells how it was made, and what it is called in a shell. */
  private static String settings(String text) {
    StringBuilder out = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      String name = equals < 0 ? line : line.substring(0, equals).strip();
      if (!name.equals("command") && !name.equals("prompt")) {
        out.append(line).append('\n');
      }
    }
    return out.toString();
  }

  /**
   * The answer that the Python of this environment would give.
   *
   * @param answer what that of another of the same kind said
   * @param other the folder of that one
   * @return empty if the other's folder also is a part of what does not move
   */
  Optional<String> answer(String answer, String other) {
    StringBuilder out = new StringBuilder(answer.length());
    for (String line : answer.split("\n", -1)) {
      int value = line.indexOf('=') + 1;
      boolean inside =
          line.startsWith(other, value)
              && (line.length() == value + other.length()
                  || line.charAt(value + other.length()) == '/');
      if (inside && !moves(line.substring(0, value))) {
        return Optional.empty();
      }
      out.append(inside ? line.substring(0, value) + prefix : "");
      out.append(line, inside ? value + other.length() : 0, line.length()).append('\n');
    }
    out.setLength(out.length() - 1);
    return Optional.of(out.toString());
  }

  private static boolean moves(String key) {
    return key.equals("executable=")
        || key.equals("base_executable=")
        || key.equals("prefix=")
        || key.startsWith("paths.");
  }
}

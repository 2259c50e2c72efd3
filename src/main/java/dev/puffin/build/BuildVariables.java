package dev.puffin.build;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment variables of a backend: those of this program, for compilers and proxies, without
 * what would change which Python packages it sees, which repository git looks at, and without our
 * own settings, which may hold credentials.
 */
final class BuildVariables {
  private static final String[] LEFT_OUT = {"PYTHON", "PUFFIN_", "GIT_", "__PYVENV_LAUNCHER__"};
  private static final String[] KEPT = {"GIT_SSH", "GIT_CONFIG", "GIT_ASKPASS", "GIT_TERMINAL"};

  private BuildVariables() {}

  /**
   * The variables for a Python environment.
   *
   * @param own those this program was started with
   * @param prefix the folder of the environment
   * @param scripts the folder of its programs
   */
  static Map<String, String> of(Map<String, String> own, Path prefix, Path scripts) {
    Map<String, String> variables = new HashMap<>();
    own.forEach((name, value) -> {
      if (!startsWith(name, LEFT_OUT) || startsWith(name, KEPT)) {
        variables.put(name, value);
      }
    });
    String path = own.getOrDefault("PATH", "");
    variables.put(
        "PATH", path.isEmpty() ? scripts.toString() : scripts + File.pathSeparator + path);
    variables.put("VIRTUAL_ENV", prefix.toString());
    variables.put("PYTHONNOUSERSITE", "1");
    variables.put("PYTHONIOENCODING", "utf-8:backslashreplace");
    return variables;
  }

  private static boolean startsWith(String name, String[] prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}

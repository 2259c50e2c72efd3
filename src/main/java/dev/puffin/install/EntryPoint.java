package dev.puffin.install;

import dev.puffin.error.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that a wheel wants to have made: {@code name = module:object} in {@code
 * entry_points.txt}.
 *
 * @param name of the program
 * @param module to import
 * @param object to call, with dots
 * @param gui whether it opens windows, so that Windows shows no console for it
 */
record EntryPoint(String name, String module, String object, boolean gui) {

  /**
   * The programs of an {@code entry_points.txt}.
   *
   * @param owner the wheel, for messages
   * @throws InstallException if one can't be made, or its name would lead out of the folder
   */
  static List<EntryPoint> parse(String text, String owner) {
    List<EntryPoint> points = new ArrayList<>();
    String group = "";
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == ';') {
        continue;
      }
      if (line.charAt(0) == '[' && line.endsWith("]")) {
        group = line.substring(1, line.length() - 1).strip();
      } else if (group.equals("console_scripts") || group.equals("gui_scripts")) {
        points.add(point(line, group.equals("gui_scripts"), owner));
      }
    }
    return points;
  }

  private static EntryPoint point(String line, boolean gui, String owner) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':', equals + 1);
    if (equals < 0 || colon < 0) {
      throw bad(line, owner, "a program is given as `name = module:function`");
    }
    String name = line.substring(0, equals).strip();
    String module = line.substring(equals + 1, colon).strip();
    String object = withoutExtras(line.substring(colon + 1)).strip();
    if (!isFileName(name)) {
      throw bad(line, owner, "its name is none of a file");
    }
    if (!isDotted(module) || !isDotted(object)) {
      throw bad(line, owner, "its module or function is no Python name");
    }
    return new EntryPoint(name, module, object, gui);
  }

  /** The object without what may follow it: extras that it needs, or a comment. */
  private static String withoutExtras(String text) {
    String object = text.strip();
    int end = 0;
    while (end < object.length() && "[# \t".indexOf(object.charAt(end)) < 0) {
      end++;
    }
    return object.substring(0, end);
  }

  static boolean isFileName(String name) {
    boolean special = name.isEmpty() || name.equals(".") || name.equals("..");
    for (int i = 0; i < name.length() && !special; i++) {
      char c = name.charAt(i);
      special = c == '/' || c == '\\' || c == ':' || c < ' ' || c == 0x7f;
    }
    return !special;
  }

  /** Names with dots between them; Python lets them start with an underscore, too. */
  private static boolean isDotted(String text) {
    boolean begins = true;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean good =
          begins
              ? c == '_' || Character.isUnicodeIdentifierStart(c)
              : c == '.' || Character.isUnicodeIdentifierPart(c);
      if (!good) {
        return false;
      }
      begins = c == '.';
      i += Character.charCount(c);
    }
    return !begins;
  }

  private static InstallException bad(String line, String owner, String why) {
    return new InstallException(
        Problem.of("the wheel " + owner + " has an entry point that can't be made: " + why)
            .because("entry_points.txt: " + line));
  }
}

package dev.puffin.python;

/** The text for users in an {@code EXTERNALLY-MANAGED} file (PEP 668), an INI file. */
final class ManagedNotice {
  private ManagedNotice() {}

  /** The value of {@code Error} with its continuation lines, or nothing. */
  static String text(String file) {
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    for (String line : file.lines().toList()) {
      if (line.startsWith("Error=") || line.startsWith("Error =")) {
        inside = true;
        text.append(line.substring(line.indexOf('=') + 1).strip());
      } else if (inside && (line.startsWith(" ") || line.startsWith("\t") || line.isBlank())) {
        text.append('\n').append(line.strip());
      } else {
        inside = false;
      }
    }
    return text.toString().strip();
  }
}

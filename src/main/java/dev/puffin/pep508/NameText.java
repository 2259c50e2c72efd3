package dev.puffin.pep508;

import java.util.Optional;

/** Checks and normalises names by the rule of PEP 503 that packages and extras share. */
final class NameText {
  private NameText() {}

  /** The normal form; empty if the text is no name. */
  static Optional<String> normalize(String text) {
    if (isNormal(text)) {
      return Optional.of(text);
    }
    if (text.isEmpty() || !isAlphanumeric(text.charAt(0)) || !isAlphanumeric(last(text))) {
      return Optional.empty();
    }
    StringBuilder normal = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isAlphanumeric(c)) {
        normal.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
      } else if (!isSeparator(c)) {
        return Optional.empty();
      } else if (normal.charAt(normal.length() - 1) != '-') {
        normal.append('-');
      }
    }
    return Optional.of(normal.toString());
  }

  private static boolean isNormal(String text) {
    boolean afterHyphen = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean hyphen = c == '-';
      if (hyphen ? afterHyphen : !(isAlphanumeric(c) && (c < 'A' || c > 'Z'))) {
        return false;
      }
      afterHyphen = hyphen;
    }
    return !afterHyphen;
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
  }

  static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  static boolean isSeparator(char c) {
    return c == '-' || c == '_' || c == '.';
  }
}

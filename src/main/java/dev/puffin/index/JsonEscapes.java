package dev.puffin.index;

import java.io.IOException;

/** The escapes in a text of JSON (RFC 8259, section 7). */
final class JsonEscapes {
  private static final int DIGITS = 4;

  private JsonEscapes() {}

  /**
   * The text that is meant.
   *
   * @throws IOException if there is an escape that JSON does not have
   */
  static String resolve(String text) throws IOException {
    StringBuilder meant = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        char kind = text.charAt(i);
        meant.append(kind == 'u' ? unit(text, i + 1) : meaning(kind));
        i += kind == 'u' ? DIGITS : 0;
      } else {
        meant.append(c);
      }
    }
    return meant.toString();
  }

  private static char meaning(char kind) throws IOException {
    return switch (kind) {
      case '"', '\\', '/' -> kind;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw new IOException("it is not valid JSON: \\" + kind);
    };
  }

  private static char unit(String text, int start) throws IOException {
    int unit = 0;
    for (int i = start; i < start + DIGITS; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw new IOException("it is not valid JSON: \\u needs four digits");
      }
      unit = 16 * unit + digit;
    }
    return (char) unit;
  }
}

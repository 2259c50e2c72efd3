package dev.puffin.command;

/** Writes JSON strings; documents this small need no library to be loaded. */
public final class JsonText {
  private JsonText() {}

  /** The text as a JSON string, in quotes. */
  public static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ') {
            json.append("\\u00").append(Character.forDigit(c >> 4, 16));
            json.append(Character.forDigit(c & 0xf, 16));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }
}

package dev.puffin.dist;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The header of a METADATA or WHEEL file as Python's {@code email} package reads it: until the
 * first empty line or the first line that is no header; indented lines continue the one before;
 * field names in any case.
 */
public final class HeaderReader {
  private final Map<String, List<String>> fields = new HashMap<>();

  private HeaderReader() {}

  /**
   * Reads the header of a text in UTF-8. What follows it, often a description of many pages, is not
   * decoded.
   */
  public static HeaderReader read(byte[] utf8) {
    int empty = new String(utf8, StandardCharsets.ISO_8859_1).indexOf("\n\n");
    int length = empty < 0 ? utf8.length : empty + 1;
    return read(new String(utf8, 0, length, StandardCharsets.UTF_8));
  }

  private static HeaderReader read(String text) {
    HeaderReader reader = new HeaderReader();
    boolean plain = text.indexOf('\r') < 0;
    String name = "";
    StringBuilder value = new StringBuilder();
    int start = 0;
    while (start < text.length()) {
      int end = plain ? plainLineEnd(text, start) : lineEnd(text, start);
      String line = text.substring(start, end);
      start = nextLine(text, end);
      if (!line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
        value.append('\n').append(line);
        continue;
      }
      int colon = line.indexOf(':');
      if (colon <= 0 || hasSpace(line, colon)) {
        break;
      }
      reader.add(name, value);
      name = line.substring(0, colon);
      value = new StringBuilder(line.substring(colon + 1));
    }
    reader.add(name, value);
    return reader;
  }

  /** The first value of a field, without space around it. */
  public Optional<String> first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /** All values of a field, in their order. */
  public List<String> all(String name) {
    return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  private void add(String name, StringBuilder value) {
    if (!name.isEmpty()) {
      fields
          .computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(value.toString().strip());
    }
  }

  private static boolean hasSpace(String line, int end) {
    for (int i = 0; i < end; i++) {
      if (line.charAt(i) <= ' ') {
        return true;
      }
    }
    return false;
  }

  private static int plainLineEnd(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end;
  }

  private static int lineEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static int nextLine(String text, int end) {
    boolean both = text.startsWith("\r\n", end);
    return Math.min(text.length(), end + (both ? 2 : 1));
  }
}

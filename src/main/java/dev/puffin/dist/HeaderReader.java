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
  /** Few headers are longer, and most descriptions are. */
  private static final int USUAL_BYTES = 1 << 12;

  private final Map<String, List<String>> fields = new HashMap<>();

  /** Of the field that is being read. */
  private String name = "";

  private List<String> values = new ArrayList<>();
  private String value = "";

  private HeaderReader() {}

  /**
   * Reads the header of a text in UTF-8. What follows it, often a description of many pages, is not
   * decoded.
   */
  public static HeaderReader read(byte[] utf8) {
    int usual = Math.min(utf8.length, USUAL_BYTES);
    int empty = emptyLine(utf8, usual);
    empty = empty < 0 && usual < utf8.length ? emptyLine(utf8, utf8.length) : empty;
    int length = empty < 0 ? utf8.length : empty + 1;
    return read(new String(utf8, 0, length, StandardCharsets.UTF_8));
  }

  /** Where a line ends behind which an empty one is, among the first bytes; or less than none. */
  private static int emptyLine(byte[] utf8, int end) {
    return new String(utf8, 0, end, StandardCharsets.ISO_8859_1).indexOf("\n\n");
  }

  private static HeaderReader read(String text) {
    HeaderReader reader = new HeaderReader();
    boolean plain = text.indexOf('\r') < 0;
    int start = 0;
    boolean more = true;
    while (more && start < text.length()) {
      int end = plain ? plainLineEnd(text, start) : lineEnd(text, start);
      more = reader.take(text, start, end);
      start = nextLine(text, end);
    }
    reader.add();
    return reader;
  }

  /** Reads a line; false if it ends the header. */
  private boolean take(String text, int start, int end) {
    if (start < end && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      value = value + '\n' + text.substring(start, end);
      return true;
    }
    int colon = start + name.length();
    // many fields are there many times, in a row
    boolean again =
        colon > start && colon < end && text.charAt(colon) == ':' && text.startsWith(name, start);
    if (!again) {
      colon = text.indexOf(':', start);
      if (colon <= start || colon >= end || hasSpace(text, start, colon)) {
        return false;
      }
    }
    add();
    if (!again) {
      name = text.substring(start, colon);
      values = fields.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>());
    }
    value = text.substring(colon + 1, end);
    return true;
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

  /** The field that was read last is whole. */
  private void add() {
    if (!name.isEmpty()) {
      values.add(value.strip());
    }
  }

  private static boolean hasSpace(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) <= ' ') {
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

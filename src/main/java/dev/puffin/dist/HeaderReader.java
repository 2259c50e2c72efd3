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

  /** Lines that end in a line feed. */
  private final String text;

  /** Of the field that is being read. */
  private String name = "";

  private List<String> values = new ArrayList<>();
  private int valueStart;
  private int valueEnd;

  private HeaderReader(String text) {
    this.text = text;
  }

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
    boolean plain = text.indexOf('\r') < 0;
    HeaderReader reader =
        new HeaderReader(plain ? text : text.replace("\r\n", "\n").replace('\r', '\n'));
    reader.read();
    return reader;
  }

  private void read() {
    int start = 0;
    boolean more = true;
    while (more && start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      more = take(start, end);
      start = end + 1;
    }
    add();
  }

  /** Reads a line; false if it ends the header. */
  private boolean take(int start, int end) {
    if (start < end && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      valueEnd = end;
      return true;
    }
    int colon = start + name.length();
    // many fields are there many times, in a row
    boolean again =
        colon > start && colon < end && text.charAt(colon) == ':' && text.startsWith(name, start);
    if (!again) {
      colon = text.indexOf(':', start);
      if (colon <= start || colon >= end || hasSpace(start, colon)) {
        return false;
      }
    }
    add();
    if (!again) {
      name = text.substring(start, colon);
      values = fields.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>());
    }
    valueStart = colon + 1;
    valueEnd = end;
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
      values.add(text.substring(valueStart, valueEnd).strip());
    }
  }

  private boolean hasSpace(int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) <= ' ') {
        return true;
      }
    }
    return false;
  }
}

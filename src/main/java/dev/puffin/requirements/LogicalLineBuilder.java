package dev.puffin.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts one logical line together out of physical ones, in the order in which pip does it. */
final class LogicalLineBuilder {
  private final StringBuilder joined = new StringBuilder();
  private final List<LogicalLine.Piece> pieces = new ArrayList<>();

  /** Whether no line was added. */
  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Adds a physical line; a continued one loses the backslashes at its ends. */
  void add(String physical, int number, boolean comment) {
    boolean continued = !comment && physical.endsWith("\\");
    int start = 0;
    int end = physical.length();
    if (continued) {
      while (start < end && physical.charAt(start) == '\\') {
        start++;
      }
      while (end > start && physical.charAt(end - 1) == '\\') {
        end--;
      }
    }
    if (comment) {
      // a space, so that a comment is one also after a continued line
      joined.append(' ');
    }
    pieces.add(new LogicalLine.Piece(joined.length(), number, start + 1));
    joined.append(physical, start, end);
  }

  /** Whether a physical line has nothing but a comment. */
  static boolean isComment(String line) {
    int index = 0;
    while (index < line.length() && isSpace(line.charAt(index))) {
      index++;
    }
    return index < line.length() && line.charAt(index) == '#';
  }

  /** The line, unless nothing is left of it. */
  Optional<LogicalLine> finish(Map<String, String> environment) {
    String text = withoutComment(joined.toString());
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    if (start == end) {
      return Optional.empty();
    }
    String verbatim = text.substring(start, end);
    List<LogicalLine.Piece> moved = new ArrayList<>();
    for (LogicalLine.Piece piece : pieces) {
      moved.add(new LogicalLine.Piece(piece.start() - start, piece.line(), piece.column()));
    }
    String expanded = expand(verbatim, environment);
    return Optional.of(new LogicalLine(pieces.getFirst().line(), expanded, verbatim, moved));
  }

  /** A comment begins at the start of a line or after white space, which goes with it. */
  private static String withoutComment(String line) {
    for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
      if (i == 0 || isSpace(line.charAt(i - 1))) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  /** Replaces {@code ${NAME}} where NAME is upper case and has a value. */
  private static String expand(String line, Map<String, String> environment) {
    if (!line.contains("${")) {
      return line;
    }
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (int i = line.indexOf("${"); i >= 0; i = line.indexOf("${", i + 2)) {
      int close = line.indexOf('}', i);
      String name = close < 0 ? "" : line.substring(i + 2, close);
      String value = isVariable(name) ? environment.getOrDefault(name, "") : "";
      if (!value.isEmpty()) {
        out.append(line, done, i).append(value);
        done = close + 1;
      }
    }
    return out.append(line, done, line.length()).toString();
  }

  private static boolean isVariable(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
  }

  /** White space as Python's {@code \s} sees it. */
  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == 0x85 || c == 0xa0 || c == 0x2007 || c == 0x202f;
  }
}

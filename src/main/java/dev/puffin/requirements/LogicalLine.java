package dev.puffin.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A line of a requirements file after continuations are joined, comments cut off and variables
 * expanded.
 *
 * @param number the number of its first physical line, from 1
 * @param text what it says
 * @param verbatim what it says with variables as written
 * @param pieces where its parts stand in the file
 */
record LogicalLine(int number, String text, String verbatim, List<Piece> pieces) {

  /**
   * A stretch of a logical line that is on one physical line.
   *
   * @param start index in the logical line
   * @param line physical line, from 1
   * @param column physical column of the start, from 1
   */
  record Piece(int start, int line, int column) {}

  LogicalLine {
    pieces = List.copyOf(pieces);
  }

  /** All lines of a text that say something. */
  static List<LogicalLine> of(String content, Map<String, String> environment) {
    List<LogicalLine> lines = new ArrayList<>();
    LogicalLineBuilder builder = new LogicalLineBuilder();
    int number = 0;
    for (String physical : physicalLines(content)) {
      number++;
      boolean comment = LogicalLineBuilder.isComment(physical);
      if (comment && builder.isEmpty()) {
        continue; // most lines of a lock file
      }
      builder.add(physical, number, comment);
      if (comment || !physical.endsWith("\\")) {
        builder.finish(environment).ifPresent(lines::add);
        builder = new LogicalLineBuilder();
      }
    }
    builder.finish(environment).ifPresent(lines::add);
    return lines;
  }

  /** Splits where Python's {@code str.splitlines} does. */
  private static List<String> physicalLines(String content) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < content.length(); i++) {
      if (isLineEnd(content.charAt(i))) {
        lines.add(content.substring(start, i));
        boolean pair = content.startsWith("\r\n", i);
        i += pair ? 1 : 0;
        start = i + 1;
      }
    }
    if (start < content.length()) {
      lines.add(content.substring(start));
    }
    return lines;
  }

  private static boolean isLineEnd(char c) {
    return (c >= '\n' && c <= '\r')
        || (c >= 0x1c && c <= 0x1e)
        || c == 0x85
        || c == 0x2028
        || c == 0x2029;
  }

  /** Whether places in the text are places in the file: not if variables were expanded. */
  boolean isAsWritten() {
    return text.equals(verbatim);
  }

  /** The piece an index of the text is in. */
  Piece locate(int index) {
    Piece found = pieces.getFirst();
    for (Piece piece : pieces) {
      if (piece.start <= index) {
        found = piece;
      }
    }
    return new Piece(index, found.line, found.column + index - found.start);
  }
}

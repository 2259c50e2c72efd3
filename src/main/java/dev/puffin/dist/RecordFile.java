package dev.puffin.dist;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes RECORD, the list of a distribution's files (PEP 376, PEP 427): CSV with three
 * fields.
 */
public final class RecordFile {
  /** The name of the file in the dist-info folder. */
  public static final String NAME = "RECORD";

  private RecordFile() {}

  /**
   * The rows of a text. A last line without an end is left out: it may have been cut, and then
   * names another file.
   */
  public static List<RecordRow> parse(String text) {
    List<RecordRow> rows = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = lineEnd(text, start);
      if (end < 0) {
        break;
      }
      int stop = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      if (stop > start) {
        rows.add(row(text, start, stop));
      }
      start = end + 1;
    }
    return rows;
  }

  /** As {@link #parse}, for a file that was not written by ourselves and may lack the last end. */
  public static List<RecordRow> parseForeign(String text) {
    return parse(text.endsWith("\n") ? text : text + "\n");
  }

  /** Adds the row as a line. */
  public static void append(StringBuilder out, RecordRow row) {
    appendField(out, row.path());
    out.append(',').append(row.hash()).append(',').append(row.size()).append('\n');
  }

  private static void appendField(StringBuilder out, String field) {
    boolean plain = true;
    for (int i = 0; i < field.length() && plain; i++) {
      char c = field.charAt(i);
      plain = c > ',' || (c != ',' && c != '"' && c != '\n' && c != '\r'); // nearly all are
    }
    if (plain) {
      out.append(field);
    } else {
      out.append('"').append(field.replace("\"", "\"\"")).append('"');
    }
  }

  /** Where the line ends that starts there; a quoted field may contain line ends. */
  private static int lineEnd(String text, int start) {
    int end = text.indexOf('\n', start);
    if (end < 0 || text.indexOf('"', start, end) < 0) {
      return end;
    }
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\n' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  private static RecordRow row(String text, int start, int end) {
    if (text.indexOf('"', start, end) >= 0) {
      return quotedRow(text, start, end);
    }
    int first = text.indexOf(',', start, end);
    if (first < 0) {
      return new RecordRow(text.substring(start, end), "", "");
    }
    int second = text.indexOf(',', first + 1, end);
    if (second < 0) {
      return new RecordRow(text.substring(start, first), text.substring(first + 1, end), "");
    }
    return new RecordRow(
        text.substring(start, first),
        text.substring(first + 1, second),
        text.substring(second + 1, end));
  }

  private static RecordRow quotedRow(String text, int start, int end) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < end && text.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    while (fields.size() < 3) {
      fields.add("");
    }
    return new RecordRow(fields.get(0), fields.get(1), fields.get(2));
  }
}

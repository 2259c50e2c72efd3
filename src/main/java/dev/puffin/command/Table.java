package dev.puffin.command;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns that are as wide as what is in them, below a heading. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** A table whose columns have these names; a column without one may have cells all the same. */
  Table(List<String> headings) {
    rows.add(List.copyOf(headings));
  }

  /** Adds a row with a cell for each column. */
  void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /** The lines; nothing if there is no row below the heading. */
  String text() {
    if (rows.size() == 1) {
      return "";
    }
    List<Integer> widths = widths();
    List<String> rule = widths.stream().map(width -> "-".repeat(width)).toList();
    StringBuilder text = new StringBuilder();
    append(text, rows.getFirst(), widths);
    append(text, rule, widths);
    rows.subList(1, rows.size()).forEach(row -> append(text, row, widths));
    return text.toString();
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.getFirst().size(); column++) {
      int width = 0;
      for (List<String> row : rows) {
        width = Math.max(width, row.get(column).length());
      }
      widths.add(width);
    }
    return widths;
  }

  private static void append(StringBuilder text, List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).repeat(' ', widths.get(column) - cell.length() + 1);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}

package dev.puffin.lockfile;

import java.util.List;

/** A change summary as a Markdown table, for the description of a pull request. */
public final class ChangeMarkdown {
  private ChangeMarkdown() {}

  /** The table with its header, or one sentence if nothing changed; ends with a line end. */
  public static String render(ChangeSummary summary) {
    if (summary.isEmpty()) {
      return "No package changed.\n";
    }
    StringBuilder out = new StringBuilder();
    out.append("| Package | Before | After | Change | Required by |\n");
    out.append("|---|---|---|---|---|\n");
    for (Change change : summary.changes()) {
      appendRow(out, change);
    }
    return out.toString();
  }

  private static void appendRow(StringBuilder out, Change change) {
    String via = String.join(", ", change.via());
    switch (change) {
      case Change.Added(var subject, var pin, _) -> row(out, subject, "", pin, "added", via);
      case Change.Removed(var subject, var pin, _) -> row(out, subject, pin, "", "removed", via);
      case Change.Moved moved ->
          row(
              out,
              moved.subject(),
              moved.from().toString(),
              moved.to().toString(),
              ChangeText.step(moved),
              via);
      case Change.Rewritten(var subject, var from, var to, _) ->
          row(out, subject, from, to, "rewritten", via);
      case Change.Rehashed rehashed ->
          row(
              out,
              rehashed.subject(),
              rehashed.version(),
              rehashed.version(),
              ChangeText.hashes(rehashed),
              via);
    }
  }

  private static void row(StringBuilder out, String... cells) {
    for (String cell : List.of(cells)) {
      out.append("| ").append(cell.replace("|", "\\|")).append(cell.isEmpty() ? "" : " ");
    }
    out.append("|\n");
  }
}

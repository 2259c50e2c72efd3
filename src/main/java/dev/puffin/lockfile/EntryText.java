package dev.puffin.lockfile;

import dev.puffin.error.Redaction;
import dev.puffin.pep508.ExtraName;
import java.util.List;

/** The text of one entry: the requirement, its hashes and its comments. */
final class EntryText {
  private static final int COMMENT_COLUMN = 24;
  private static final String INDENT = "    ";

  private EntryText() {}

  /** The pin alone, as far as it does not need the package's name. */
  static String of(Pin pin) {
    return switch (pin) {
      case Pin.Exact(var version) -> "==" + version;
      case Pin.DirectUrl(var url) -> " @ " + Redaction.without(url);
      case Pin.LocalPath(var path) -> path;
      case Pin.Editable(var target) -> "-e " + Redaction.without(target);
    };
  }

  /** The requirement that the entry holds, without marker. */
  static String requirement(LockedPackage entry, boolean withExtras) {
    String pin = of(entry.pin());
    return switch (entry.pin()) {
      case Pin.Exact _, Pin.DirectUrl _ ->
          entry.name() + (withExtras ? extras(entry.extras()) : "") + pin;
      // without its extras a project would be installed again with less than was asked for
      case Pin.LocalPath _, Pin.Editable _ ->
          pin.endsWith("]") ? pin : pin + extras(entry.extras());
    };
  }

  /** Everything of the entry, without the last line end. */
  static String whole(LockedPackage entry, OutputStyle style) {
    StringBuilder out = new StringBuilder(requirement(entry, style.extras()));
    if (style.markers()) {
      entry.marker().ifPresent(marker -> out.append(" ; ").append(marker));
    }
    int width = out.length();
    for (String hash : entry.hashes()) {
      out.append(" \\\n").append(INDENT).append("--hash=").append(hash);
    }
    switch (style.annotations()) {
      case NONE -> {}
      case SPLIT -> appendSplit(out, entry.via());
      case LINE -> appendLine(out, entry, width);
    }
    if (style.indexes()) {
      entry.index().ifPresent(url -> out.append("\n    # from ").append(Redaction.without(url)));
    }
    return out.toString();
  }

  private static void appendSplit(StringBuilder out, List<String> via) {
    if (via.isEmpty()) {
      return;
    }
    out.append('\n').append(INDENT).append("# via");
    if (via.size() == 1) {
      out.append(' ').append(via.getFirst());
      return;
    }
    for (String label : via) {
      out.append('\n').append(INDENT).append("#   ").append(label);
    }
  }

  private static void appendLine(StringBuilder out, LockedPackage entry, int width) {
    if (entry.via().isEmpty()) {
      return;
    }
    if (entry.hashes().isEmpty()) {
      out.repeat(' ', Math.max(0, COMMENT_COLUMN - width)).append("  ");
    } else {
      out.append('\n').append(INDENT);
    }
    out.append("# via ").append(String.join(", ", entry.via()));
  }

  private static String extras(List<ExtraName> extras) {
    if (extras.isEmpty()) {
      return "";
    }
    return "[" + String.join(",", extras.stream().map(ExtraName::value).toList()) + "]";
  }
}

package dev.puffin.lockfile;

import java.util.List;

/** A change summary as lines for a terminal, for instance {@code ~ idna 3.4 → 3.6 (minor)}. */
public final class ChangeText {
  private static final String ARROW = " → ";

  private ChangeText() {}

  /** One line for each change; its first character is {@code +}, {@code -} or {@code ~}. */
  public static List<String> lines(ChangeSummary summary) {
    return summary.changes().stream().map(ChangeText::line).toList();
  }

  private static String line(Change change) {
    return switch (change) {
      case Change.Added(var subject, var pin, var via) ->
          "+ " + named(subject, pin) + by(", via ", via);
      case Change.Removed(var subject, var pin, var via) ->
          "- " + named(subject, pin) + by(", was via ", via);
      case Change.Moved moved ->
          "~ "
              + moved.subject()
              + " "
              + moved.from()
              + ARROW
              + moved.to()
              + " ("
              + step(moved)
              + ")"
              + by(", via ", moved.via());
      case Change.Rewritten(_, var from, var to, var via) ->
          "~ " + from + ARROW + to + by(", via ", via);
      case Change.Rehashed rehashed ->
          "~ " + rehashed.subject() + " " + rehashed.version() + " (" + hashes(rehashed) + ")";
    };
  }

  /** Where the pin is a whole requirement the name is in it already. */
  private static String named(String subject, String pin) {
    return pin.startsWith(subject) ? pin : subject + " " + pin;
  }

  /** How far a package moved, for instance {@code major} or {@code minor, downgrade}. */
  static String step(Change.Moved moved) {
    return moved.step().word() + (moved.isDowngrade() ? ", downgrade" : "");
  }

  /** What became of the digests, for instance {@code 2 hashes added, 1 removed}. */
  static String hashes(Change.Rehashed rehashed) {
    String removed = rehashed.removed() + " removed";
    if (rehashed.added() == 0) {
      return (rehashed.removed() == 1 ? "1 hash" : rehashed.removed() + " hashes") + " removed";
    }
    String added = rehashed.added() == 1 ? "1 hash added" : rehashed.added() + " hashes added";
    return rehashed.removed() == 0 ? added : added + ", " + removed;
  }

  private static String by(String before, List<String> via) {
    return via.isEmpty() ? "" : before + String.join(", ", via);
  }
}

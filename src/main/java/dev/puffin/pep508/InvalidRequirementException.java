package dev.puffin.pep508;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.error.Redaction;
import java.util.List;
import java.util.Optional;

/** A text that is no requirement or marker by PEP 508; the problem points at the place. */
public final class InvalidRequirementException extends PuffinException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN_BEFORE = 60;
  private static final int SHOWN_AFTER = 40;

  private final String reason;
  private final int position;

  /**
   * Says what is wrong where.
   *
   * @param kind what the text should have been, for instance "requirement"
   * @param text the whole text
   * @param position index of the fault in the text, at most its length
   * @param reason what was expected there
   */
  public InvalidRequirementException(String kind, String text, int position, String reason) {
    super(
        new Problem(
            "not a valid " + kind + ": " + reason, pointAt(text, position), Optional.empty()),
        ExitStatus.USAGE,
        null);
    this.reason = reason;
    this.position = position;
  }

  /** What was expected. */
  public String reason() {
    return reason;
  }

  /** Index of the fault in the text that was read. */
  public int position() {
    return position;
  }

  /** The text, or the part of a long one around the fault, and below it a caret. */
  public static List<String> pointAt(String text, int position) {
    // hidden here already, so that the caret stays where it belongs
    String before = Redaction.of(text.substring(0, position));
    String all = Redaction.of(text);
    return all.startsWith(before) ? pointInto(all, before.length()) : pointInto(text, position);
  }

  private static List<String> pointInto(String text, int position) {
    int start = position > SHOWN_BEFORE ? position - SHOWN_BEFORE : 0;
    int end = Math.min(text.length(), position + SHOWN_AFTER);
    StringBuilder shown = new StringBuilder(start > 0 ? "..." : "");
    int caret = shown.length() + position - start;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      shown.append(Character.isISOControl(c) ? ' ' : c);
    }
    shown.append(end < text.length() ? "..." : "");
    return List.of(shown.toString(), " ".repeat(caret) + "^");
  }
}

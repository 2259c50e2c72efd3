package dev.puffin.pep508;

/** A place in a text that is being read, and the failure that points at it. */
final class TextCursor {
  private final String kind;
  private final String text;
  private int position;

  /** A cursor at the start; {@code kind} names what the text should be in failures. */
  TextCursor(String kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  String text() {
    return text;
  }

  int position() {
    return position;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  boolean atEnd() {
    return position == text.length();
  }

  /** The character here, or NUL at the end. */
  char peek() {
    return atEnd() ? '\0' : text.charAt(position);
  }

  /** Steps over spaces and tabs; says whether there were any. */
  boolean skipSpace() {
    int start = position;
    while (peek() == ' ' || peek() == '\t') {
      position++;
    }
    return position > start;
  }

  /** Steps over a character if it is here. */
  boolean take(char expected) {
    boolean here = !atEnd() && peek() == expected;
    position += here ? 1 : 0;
    return here;
  }

  /** Steps over a symbol if it is here. */
  boolean take(String symbol) {
    boolean here = text.startsWith(symbol, position);
    position += here ? symbol.length() : 0;
    return here;
  }

  /** Steps over a word if it is here and does not go on. */
  boolean takeWord(String word) {
    int end = position + word.length();
    boolean here =
        text.startsWith(word, position) && (end == text.length() || !isWord(text.charAt(end)));
    position = here ? end : position;
    return here;
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /** Letters, digits, dots and underscores from here on. */
  String takeIdentifier() {
    int start = position;
    while (!atEnd() && (isWord(peek()) || peek() == '.')) {
      position++;
    }
    return text.substring(start, position);
  }

  /** A name from here on, without separators at its end; empty if there is none. */
  String takeName() {
    int start = position;
    int end = start;
    while (!atEnd() && (NameText.isAlphanumeric(peek()) || NameText.isSeparator(peek()))) {
      boolean alphanumeric = NameText.isAlphanumeric(peek());
      if (end == start && !alphanumeric) {
        break;
      }
      position++;
      end = alphanumeric ? position : end;
    }
    position = end;
    return text.substring(start, end);
  }

  /** The failure that something else was expected here. */
  InvalidRequirementException expected(String what) {
    return failure(position, "expected " + what);
  }

  /** A failure at some place. */
  InvalidRequirementException failure(int place, String reason) {
    return new InvalidRequirementException(kind, text, place, reason);
  }
}

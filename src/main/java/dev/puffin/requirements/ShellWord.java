package dev.puffin.requirements;

import java.util.ArrayList;
import java.util.List;

/**
 * A word as a POSIX shell would see it, quotes and backslashes taken away.
 *
 * @param text the word
 * @param start its index in the text that was split
 */
record ShellWord(String text, int start) {

  /** Splits a text from an index on; fails on a quote that is not closed. */
  static List<ShellWord> split(String text, int from) {
    return new Splitter(text, from).split();
  }

  private static final class Splitter {
    private final String text;
    private int position;

    Splitter(String text, int position) {
      this.text = text;
      this.position = position;
    }

    List<ShellWord> split() {
      List<ShellWord> words = new ArrayList<>();
      while (position < text.length()) {
        if (isSpace(text.charAt(position))) {
          position++;
        } else {
          int start = position;
          words.add(new ShellWord(word(), start));
        }
      }
      return words;
    }

    private String word() {
      StringBuilder word = new StringBuilder();
      while (position < text.length() && !isSpace(text.charAt(position))) {
        char c = text.charAt(position++);
        switch (c) {
          case '\'' -> quoted(word, c);
          case '"' -> quoted(word, c);
          case '\\' -> word.append(escaped());
          default -> word.append(c);
        }
      }
      return word.toString();
    }

    private void quoted(StringBuilder word, char quote) {
      int open = position - 1;
      while (position < text.length() && text.charAt(position) != quote) {
        char c = text.charAt(position++);
        boolean escape =
            c == '\\' && quote == '"' && position < text.length() && isEscapable(position);
        word.append(escape ? text.charAt(position++) : c);
      }
      if (position == text.length()) {
        throw new LineFault(open, "expected a closing quote");
      }
      position++;
    }

    private boolean isEscapable(int index) {
      return text.charAt(index) == '"' || text.charAt(index) == '\\';
    }

    private char escaped() {
      if (position == text.length()) {
        throw new LineFault(position - 1, "expected a character after the backslash");
      }
      return text.charAt(position++);
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
  }
}

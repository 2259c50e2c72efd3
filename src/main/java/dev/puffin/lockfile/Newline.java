package dev.puffin.lockfile;

import java.util.List;

/** What ends a line of the file. */
public enum Newline {
  /** A line feed, as on Linux and macOS. */
  LF("\n"),
  /** A carriage return and a line feed, as on Windows. */
  CRLF("\r\n");

  private final String text;

  Newline(String text) {
    this.text = text;
  }

  /** The characters. */
  public String text() {
    return text;
  }

  /** The line end of this system. */
  public static Newline ofSystem() {
    return System.lineSeparator().equals(CRLF.text) ? CRLF : LF;
  }

  /**
   * The line end that earlier files use: of the first one that has lines, LF if none has.
   *
   * @param texts the output of an earlier run if there is one, then the inputs, contents as read
   */
  public static Newline usedIn(List<String> texts) {
    for (String text : texts) {
      if (text.contains(CRLF.text)) {
        return CRLF;
      }
      if (text.contains(LF.text)) {
        return LF;
      }
    }
    return LF;
  }
}

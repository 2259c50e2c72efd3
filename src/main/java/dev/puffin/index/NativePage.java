package dev.puffin.index;

import dev.puffin.fs.NativeFiles;

/**
 * Reads files of a JSON page in native code ({@code src/main/c/page.c}), as many as there are in
 * one piece, up to the first that is in any way unusual: that one is read in Java.
 */
final class NativePage {
  /** The columns of a row: where in the page the file's name is, and its requires-python text. */
  static final int NAME = 0;

  static final int NAME_END = 1;
  static final int PYTHON = 2;
  static final int PYTHON_END = 3;

  /** Where what is written of the file ends, from the beginning of all that is written. */
  static final int WRITTEN_END = 4;

  /** Whether a file is of the same release as the one before, if that is a file to be taken. */
  static final int LIKE_LAST = 5;

  private static final int COLUMNS = 6;
  private static final int ROWS = 256;

  /** Before the rows: where the next file begins, and why there are no more. */
  private static final int NEXT = 0;

  private static final int REASON = 1;
  private static final int HEAD = 2;

  /** The page ends in the middle of a file. */
  private static final int MORE = 1;

  private final int[] table = new int[HEAD + ROWS * COLUMNS];

  /** Whether there is a library for it. */
  static boolean isAvailable() {
    return NativeFiles.areAvailable();
  }

  /**
   * Reads files, and writes them as {@link PageFormat} has them, but for the number of their
   * requires-python text.
   *
   * @param page holds a part of a page
   * @param start where the first file begins in it
   * @param end where that part ends
   * @param written what they are written to
   * @param from where in it
   * @return how many were read; less than none without memory for it
   */
  int read(byte[] page, int start, int end, byte[] written, int from) {
    table[REASON] = 0; // of the call before, and stays when there is no memory for this one
    return read(page, start, end, written, from, table);
  }

  /** Where what was not read begins. */
  int next() {
    return table[NEXT];
  }

  /** Whether it takes more of the page to read on. */
  boolean needsMore() {
    return table[REASON] == MORE;
  }

  int value(int row, int column) {
    return table[HEAD + row * COLUMNS + column];
  }

  private static native int read(
      byte[] page, int start, int end, byte[] written, int from, int[] table);
}

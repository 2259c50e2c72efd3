package dev.puffin.index;

/**
 * How a page is kept: a table of versions in ascending order, each with the place of its files, so
 * that opening a page reads nothing but the header, and a version's files are decoded when somebody
 * asks for that version.
 *
 * <pre>
 * byte    format
 * int     number of versions      int  place of the requires-python texts
 * int     number of those texts   int  place of the notes
 * int     number of notes         int  CRC-32 of all that follows
 * versions × { int place of its text, int place of its files }
 * the URL that the files' are relative to, or an empty text
 * texts, files, requires-python texts, notes
 * </pre>
 *
 * Texts stand as on the page, with their length before them: what is to be known of a URL or a time
 * is found out when it is asked for.
 */
final class PageFormat {
  /** Changed with every change of what is written. */
  static final int FORMAT = 3;

  /** Where the header has what, from its first byte on. */
  static final int REQUIRES_PYTHON = 1 + Integer.BYTES;

  static final int NOTES = 1 + 3 * Integer.BYTES;
  static final int NOTE_COUNT = 1 + 4 * Integer.BYTES;
  static final int CHECK_SUM = 1 + 5 * Integer.BYTES;

  static final int HEADER_BYTES = 1 + 6 * Integer.BYTES;
  static final int VERSION_BYTES = 2 * Integer.BYTES;

  static final int URL_ENDS_WITH_FILENAME = 1;
  static final int SHA256 = 1 << 1;
  static final int OTHER_HASHES = 1 << 2;
  static final int SIZE = 1 << 3;
  static final int UPLOAD_TIME = 1 << 4;
  static final int YANKED = 1 << 5;
  static final int METADATA = 1 << 6;
  static final int METADATA_SHA256 = 1 << 7;

  /** The number of a requires-python text that says there is none. */
  static final int NO_REQUIRES_PYTHON = 0xFFFF;

  private PageFormat() {}
}

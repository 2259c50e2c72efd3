package dev.puffin.index;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON (RFC 8259, UTF-8) forwards, as it comes in. Index pages are megabytes of which most is
 * passed over, read in a program that has just started: so it is a loop over bytes, and texts are
 * made only of what is asked for.
 */
final class JsonReader {
  /** Pages are read in pieces of this size. */
  static final int FIRST_BYTES = 64 * 1024;

  private static final int NAMES = 64;
  private static final int MOST_DIGITS = 18;

  /** Nearly all objects of a page are shorter. */
  private static final int USUAL_BYTES = 4 * 1024;

  private static final int NO_MARK = -1;

  private final InputStream in;
  private byte[] buffer;
  private int position;
  private int limit;

  /** Where the text begins that was read last; what lies before it and the mark may be dropped. */
  private int start;

  /** Where the value begins that is kept as a whole, {@link #NO_MARK} when none is. */
  private int mark = NO_MARK;

  /** Whether that value stands at another place now. */
  private boolean moved;

  private boolean escaped;
  private boolean afterValue;

  /** The names of members, which recur in every object, each made once. */
  private final String[] names = new String[NAMES];

  /**
   * A reader.
   *
   * @param buffer is used for what comes in, as long as it is large enough
   */
  JsonReader(InputStream in, byte[] buffer) {
    this.in = in;
    this.buffer = buffer;
  }

  /**
   * Keeps the value that is next in one piece, so that slices of it can be used until the one after
   * it is read: {@link #hasMoved()} is to be asked when it was read.
   */
  void mark() throws IOException {
    if (limit - position < USUAL_BYTES) {
      start = position;
      boolean more = true;
      while (more && limit - position < USUAL_BYTES) {
        more = read();
      }
    }
    mark = position;
    moved = false;
  }

  /**
   * Whether the marked value, now read, had to be moved meanwhile, so that its slices are of no
   * use. It is to be read again then, from its beginning, for which it stays marked.
   */
  boolean hasMoved() {
    boolean again = moved;
    if (again) {
      position = mark;
      moved = false;
    } else {
      mark = NO_MARK;
    }
    return again;
  }

  /** Reads elements of an array from a part of what is read. */
  interface Elements {
    int NEEDS_MORE = -1;

    /**
     * Reads elements.
     *
     * @param buffer holds a part
     * @param start where the next element begins in it
     * @param end where the part ends
     * @return where what was not read begins, the start if that is of no use, or {@link
     *     #NEEDS_MORE} if the next element has to be there as a whole
     */
    int read(byte[] buffer, int start, int end);
  }

  /**
   * Has elements of an array read by somebody else.
   *
   * @return whether any were
   */
  boolean elements(Elements elements) throws IOException {
    peek();
    int next = elements.read(buffer, position, limit);
    while (next == Elements.NEEDS_MORE) {
      start = position;
      if (!read()) {
        return false;
      }
      next = elements.read(buffer, position, limit);
    }
    boolean any = next > position;
    position = next;
    afterValue = any;
    return any;
  }

  /** The first character of the next value, which tells what it is; nothing is consumed. */
  char peek() throws IOException {
    while (true) {
      if (position == limit) {
        start = position;
        fill();
      }
      byte next = buffer[position];
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return (char) next;
      }
      position++;
    }
  }

  /** Steps into an object or array, whose bracket was seen by {@link #peek()}. */
  void enter() {
    position++;
    afterValue = false;
  }

  /**
   * Whether another member or element follows; steps out when none does.
   *
   * @param close the bracket that ends the object or array
   */
  boolean hasNext(char close) throws IOException {
    char next = peek();
    if (next == close) {
      position++;
      afterValue = true;
      return false;
    }
    if (afterValue) {
      expect(',');
      if (peek() == close) {
        throw notJson();
      }
    }
    return true;
  }

  /** The name of the next member; its value is next. */
  String name() throws IOException {
    int end = string();
    String name = names[slot(end)];
    if (name == null || !isText(name, end)) {
      name = make(end);
      names[slot(end)] = name;
    }
    peek();
    expect(':');
    return name;
  }

  /** The text that is next; the empty text when it is not a text that is next. */
  String text() throws IOException {
    if (peek() != '"') {
      skip();
      return "";
    }
    return make(string());
  }

  /** The same, as a slice of what was read: see {@link #mark()}. */
  void text(TextSlice into) throws IOException {
    if (peek() != '"') {
      skip();
      into.clear();
      return;
    }
    int end = string();
    if (escaped) {
      into.set(make(end));
    } else {
      into.set(buffer, start, end);
    }
  }

  /** The whole number that is next; -1 when it is something else. */
  long number() throws IOException {
    char first = peek();
    skip();
    long number = 0;
    for (int i = start; i < position; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9 || i - start >= MOST_DIGITS) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return first >= '0' && first <= '9' ? number : -1;
  }

  /**
   * Reads the SHA-256 digest that is next in hexadecimal, at once without looking for its end.
   *
   * @return whether it was one; if not, or if it is not wholly there yet, nothing is consumed
   */
  boolean digest(byte[] into) throws IOException {
    int end = peek() == '"' ? position + 1 + FileFields.SHA256_DIGITS : limit;
    if (end >= limit || buffer[end] != '"' || !FileFields.digest(buffer, position + 1, into)) {
      return false;
    }
    position = end + 1;
    afterValue = true;
    return true;
  }

  /** Passes over the next value. */
  void skip() throws IOException {
    int depth = 0;
    do {
      char next = peek();
      if (next == '"') {
        string();
      } else if (next == '{' || next == '[') {
        depth++;
        position++;
      } else if (depth > 0 && (next == '}' || next == ']')) {
        depth--;
        position++;
      } else if (depth > 0 && (next == ',' || next == ':')) {
        position++;
      } else {
        word();
      }
    } while (depth > 0);
    afterValue = true;
  }

  /** Passes over a text and returns its end, before the closing quote. */
  private int string() throws IOException {
    expect('"');
    start = position;
    escaped = false;
    while (true) {
      int i = position;
      while (i < limit) {
        byte next = buffer[i];
        if (next == '"') {
          position = i + 1;
          afterValue = true;
          return i;
        }
        if (next == '\\') {
          break;
        }
        i++;
      }
      position = i;
      if (i == limit) {
        fill();
      } else {
        escape();
      }
    }
  }

  private void escape() throws IOException {
    escaped = true;
    position++;
    if (position == limit) {
      fill();
    }
    position++;
  }

  /** A number, true, false or null. */
  private void word() throws IOException {
    start = position;
    while (true) {
      if (position == limit) {
        fill();
      }
      byte next = buffer[position];
      boolean letter = (next >= 'a' && next <= 'z') || (next >= '0' && next <= '9');
      if (!letter && next != '-' && next != '+' && next != '.' && next != 'E') {
        break;
      }
      position++;
    }
    if (position == start) {
      throw notJson();
    }
  }

  private void expect(char wanted) throws IOException {
    if (peek() != wanted) {
      throw notJson();
    }
    position++;
    afterValue = false;
  }

  private int slot(int end) {
    return end == start ? 0 : (31 * (end - start) + buffer[start]) & (NAMES - 1);
  }

  private boolean isText(String text, int end) {
    if (escaped || text.length() != end - start) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != buffer[start + i]) {
        return false;
      }
    }
    return true;
  }

  private String make(int end) throws IOException {
    String text = new String(buffer, start, end - start, StandardCharsets.UTF_8);
    return escaped ? JsonEscapes.resolve(text) : text;
  }

  private void fill() throws IOException {
    if (!read()) {
      throw new EOFException("the JSON ends early");
    }
  }

  /**
   * Gets more bytes and keeps those from {@link #start} or the mark on.
   *
   * @return whether there were more
   */
  private boolean read() throws IOException {
    int first = mark == NO_MARK ? start : mark;
    int kept = limit - first;
    boolean full = kept == buffer.length;
    if (first > 0 || full) {
      byte[] larger = full ? new byte[2 * kept] : buffer;
      System.arraycopy(buffer, first, larger, 0, kept);
      buffer = larger;
      moved = true;
    }
    mark = mark == NO_MARK ? NO_MARK : 0;
    position -= first;
    start -= first;
    limit = kept;
    int count = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, count);
    return count >= 0;
  }

  private static IOException notJson() {
    return new IOException("it is not valid JSON");
  }
}

package dev.puffin.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text as the UTF-8 bytes of a part of an array. Of a page's texts only few are looked at: the
 * others are copied from here to where the page is kept. One instance serves for text after text.
 */
final class TextSlice {
  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int start;
  private int end;

  TextSlice() {}

  /** One of its own bytes. */
  TextSlice(String text) {
    set(text);
  }

  /** Takes a part of an array, which must not change while this text is in use. */
  void set(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  void set(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    set(utf8, 0, utf8.length);
  }

  void clear() {
    start = 0;
    end = 0;
  }

  boolean isEmpty() {
    return start == end;
  }

  /** In bytes. */
  int length() {
    return end - start;
  }

  boolean startsWith(byte[] prefix) {
    return length() >= prefix.length
        && Arrays.equals(bytes, start, start + prefix.length, prefix, 0, prefix.length);
  }

  boolean endsWith(byte[] suffix) {
    return length() >= suffix.length
        && Arrays.equals(bytes, end - suffix.length, end, suffix, 0, suffix.length);
  }

  boolean endsWith(TextSlice suffix) {
    int from = end - suffix.length();
    return from >= start && Arrays.equals(bytes, from, end, suffix.bytes, suffix.start, suffix.end);
  }

  boolean isSame(byte[] text) {
    return Arrays.equals(bytes, start, end, text, 0, text.length);
  }

  /** Its bytes, copied. */
  byte[] toBytes() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  /** Writes its first bytes, with their number before them. */
  void writeTo(ByteSink out, int length) {
    out.writeText(bytes, start, length);
  }

  /** The text from a byte on. */
  String from(int first) {
    return new String(bytes, start + first, length() - first, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return from(0);
  }
}

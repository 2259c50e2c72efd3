package dev.puffin.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;

/** Receives a body in one piece: of one whose length is announced, without copies. */
final class WholeBody {
  /** No more memory is taken because of an announcement, which may be wrong. */
  private static final int MOST_AT_ONCE = 1 << 20;

  private WholeBody() {}

  /**
   * The bytes of a body, but no more than so many.
   *
   * @param announced the length that the server gave; what comes counts
   */
  static byte[] read(InputStream body, OptionalLong announced, int most) throws IOException {
    long length = announced.orElse(Long.MAX_VALUE);
    if (length > Math.min(most, MOST_AT_ONCE) || length < 0) {
      return body.readNBytes(most);
    }
    byte[] bytes = new byte[(int) length];
    int count = body.readNBytes(bytes, 0, bytes.length);
    byte[] more = count < length ? new byte[0] : body.readNBytes(most - count);
    return count == length && more.length == 0 ? bytes : joined(bytes, count, more);
  }

  private static byte[] joined(byte[] first, int count, byte[] more) {
    byte[] all = Arrays.copyOf(first, count + more.length);
    System.arraycopy(more, 0, all, count, more.length);
    return all;
  }
}

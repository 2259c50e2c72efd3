package dev.puffin.cache;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * How a cached file says that it is whole: a mark, the CRC-32 of what follows, and that. So a
 * flipped byte, a missing end or a file of something else is noticed when it is read.
 */
final class Frame {
  private static final int MARK = 0x7066_6e01;

  /** What stands before the content. */
  static final int HEADER_BYTES = 8;

  private Frame() {}

  static byte[] wrap(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    return ByteBuffer.allocate(HEADER_BYTES + content.length)
        .put(header(bytes))
        .put(content)
        .array();
  }

  /** What stands before a content of these parts. */
  static ByteBuffer header(ByteBuffer... content) {
    CRC32 crc = new CRC32();
    for (ByteBuffer part : content) {
      crc.update(part.duplicate());
    }
    return ByteBuffer.allocate(HEADER_BYTES).putInt(MARK).putInt((int) crc.getValue()).flip();
  }

  /** Whether these bytes begin with a header, which they are then past. */
  static boolean isFramed(ByteBuffer start) {
    boolean marked = isMarked(start);
    if (marked) {
      start.getInt(); // the check sum of all of it
    }
    return marked;
  }

  private static boolean isMarked(ByteBuffer framed) {
    return framed.remaining() >= HEADER_BYTES && framed.getInt() == MARK;
  }

  /** What is in the frame, or empty if it is damaged. */
  static Optional<ByteBuffer> unwrap(ByteBuffer framed) {
    if (!isMarked(framed)) {
      return Optional.empty();
    }
    int expected = framed.getInt();
    ByteBuffer content = framed.slice();
    CRC32 crc = new CRC32();
    crc.update(framed);
    return (int) crc.getValue() == expected ? Optional.of(content) : Optional.empty();
  }
}

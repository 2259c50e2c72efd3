package dev.puffin.archive;

import java.nio.ByteBuffer;

/**
 * The sizes of an entry, where they are too large for 32 bits taken from its zip64 field (APPNOTE
 * 4.5.3), which has just those in this order.
 *
 * @param size in bytes
 * @param compressedSize in bytes
 * @param headerOffset of the local header
 */
record Zip64Extra(long size, long compressedSize, long headerOffset) {
  private static final int ID = 1;
  private static final int HEADER_BYTES = 4;
  private static final long UNKNOWN = 0xffff_ffffL;

  static Zip64Extra read(String name, ByteBuffer extra, long size, long compressed, long offset) {
    if (size != UNKNOWN && compressed != UNKNOWN && offset != UNKNOWN) {
      return new Zip64Extra(size, compressed, offset);
    }
    int at = 0;
    while (at + HEADER_BYTES <= extra.limit()) {
      int id = Short.toUnsignedInt(extra.getShort(at));
      int length = Short.toUnsignedInt(extra.getShort(at + 2));
      at += HEADER_BYTES;
      if (at + length > extra.limit()) {
        break;
      }
      if (id == ID) {
        return read(name, extra, at, at + length, new long[] {size, compressed, offset});
      }
      at += length;
    }
    return new Zip64Extra(size, compressed, offset);
  }

  private static Zip64Extra read(String name, ByteBuffer extra, int start, int end, long[] values) {
    int at = start;
    for (int i = 0; i < values.length; i++) {
      if (values[i] == UNKNOWN) {
        if (at + Long.BYTES > end || extra.getLong(at) < 0) {
          throw ArchiveException.entry(name, "has a damaged zip64 field");
        }
        values[i] = extra.getLong(at);
        at += Long.BYTES;
      }
    }
    return new Zip64Extra(values[0], values[1], values[2]);
  }
}

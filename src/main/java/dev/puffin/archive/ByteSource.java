package dev.puffin.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read from anywhere: of a file, in memory, or of a file on a server. */
public interface ByteSource {

  /** How many bytes there are. */
  long size();

  /**
   * Fills what remains in the buffer.
   *
   * @param position of the first byte
   * @throws IOException if there are not so many bytes there, or they can't be read
   */
  void read(ByteBuffer buffer, long position) throws IOException;

  /** The bytes of an array, which must not be changed. */
  static ByteSource of(byte[] bytes) {
    return new ByteSource() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void read(ByteBuffer buffer, long position) throws IOException {
        if (position < 0 || position > bytes.length - buffer.remaining()) {
          throw new EOFException("the archive ends early");
        }
        buffer.put(bytes, (int) position, buffer.remaining());
      }
    };
  }

  /** The bytes of a file that stays open and as it is. */
  static ByteSource of(FileChannel channel) throws IOException {
    return of(channel, channel.size());
  }

  /** The first bytes of a file that stays open and as it is; there are so many at least. */
  static ByteSource of(FileChannel channel, long size) {
    return new ByteSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public void read(ByteBuffer buffer, long position) throws IOException {
        if (position < 0 || position > size - buffer.remaining()) {
          throw new EOFException("the archive ends early");
        }
        long at = position;
        while (buffer.hasRemaining()) {
          int count = channel.read(buffer, at);
          if (count < 0) {
            throw new EOFException("the archive ends early");
          }
          at += count;
        }
      }
    };
  }
}

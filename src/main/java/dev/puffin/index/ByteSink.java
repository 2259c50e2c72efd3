package dev.puffin.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Bytes that grow, written big-endian; texts with their length before them. */
final class ByteSink {
  private byte[] bytes;
  private int size;

  ByteSink(int expected) {
    bytes = new byte[expected];
  }

  int size() {
    return size;
  }

  /** So many bytes have room in it. */
  int capacity() {
    return bytes.length;
  }

  /** Forgets what was written, and makes room for so much. */
  void clear(int expected) {
    size = 0;
    if (bytes.length < expected) {
      bytes = new byte[expected];
    }
  }

  void writeByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void writeShort(int value) {
    reserve(Short.BYTES);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
  }

  void writeInt(int value) {
    reserve(Integer.BYTES);
    bytes[size++] = (byte) (value >> 24);
    bytes[size++] = (byte) (value >> 16);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
  }

  void writeLong(long value) {
    writeInt((int) (value >> 32));
    writeInt((int) value);
  }

  void writeBytes(byte[] from, int length) {
    reserve(length);
    System.arraycopy(from, 0, bytes, size, length);
    size += length;
  }

  void writeText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeText(utf8, 0, utf8.length);
  }

  /** A text of which the bytes are a part of an array. */
  void writeText(byte[] utf8, int start, int length) {
    reserve(Integer.BYTES + length);
    writeInt(length);
    System.arraycopy(utf8, start, bytes, size, length);
    size += length;
  }

  /** Appends a part of what was written to another. */
  void writePart(ByteSink other, int start, int end) {
    reserve(end - start);
    System.arraycopy(other.bytes, start, bytes, size, end - start);
    size += end - start;
  }

  /** Overwrites four bytes that were written before. */
  void setInt(int position, int value) {
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[position + i] = (byte) (value >> (24 - 8 * i));
    }
  }

  /** The CRC-32 of what was written from a position on. */
  int checkSum(int from) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, size - from);
    return (int) crc.getValue();
  }

  /** What was written; nothing may be written afterwards. */
  byte[] toBytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  /** Overwrites two bytes that were written before. */
  void setShort(int position, int value) {
    bytes[position] = (byte) (value >> 8);
    bytes[position + 1] = (byte) value;
  }

  /** Room for somebody else to write so many bytes to, from {@link #size} on. */
  byte[] room(int most) {
    reserve(most);
    return bytes;
  }

  /** Takes over what somebody else has written there. */
  void written(int length) {
    size += length;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}

package dev.puffin.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Makes zips byte by byte, so that each field can lie. */
final class ZipBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Entry> entries = new ArrayList<>();
  private byte[] comment = {};
  private boolean zip64;

  /** One entry, whose fields may be changed before the zip is made. */
  static final class Entry {
    byte[] name;
    byte[] localName;
    byte[] data;
    int method;
    int flags;
    int mode = 0100644;
    long crc;
    long size;
    long localSize;
    long compressedSize;
    long offset;
    boolean descriptor;
    boolean descriptorMark = true;
    long descriptorCrc;

    private Entry(String name, byte[] content, int method) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      this.localName = this.name;
      this.method = method;
      this.data = method == 8 ? deflate(content) : content;
      CRC32 checksum = new CRC32();
      checksum.update(content);
      crc = checksum.getValue();
      descriptorCrc = crc;
      size = content.length;
      localSize = size;
      compressedSize = data.length;
    }

    Entry mode(int value) {
      mode = value;
      return this;
    }

    Entry flags(int value) {
      flags = value;
      return this;
    }

    /** Leaves sizes and checksum to a data descriptor. */
    Entry descriptor(boolean withMark) {
      descriptor = true;
      descriptorMark = withMark;
      flags |= 8;
      return this;
    }
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Entry stored(String name, String content) {
    return add(new Entry(name, text(content), 0));
  }

  Entry deflated(String name, byte[] content) {
    return add(new Entry(name, content, 8));
  }

  ZipBytes comment(String text) {
    comment = text(text);
    return this;
  }

  ZipBytes zip64() {
    zip64 = true;
    return this;
  }

  byte[] make() {
    for (Entry entry : entries) {
      entry.offset = out.size();
      writeLocal(entry);
    }
    int start = out.size();
    for (Entry entry : entries) {
      writeCentral(entry);
    }
    writeEnd(start, out.size() - start);
    return out.toByteArray();
  }

  private Entry add(Entry entry) {
    entries.add(entry);
    return entry;
  }

  private void writeLocal(Entry entry) {
    ByteBuffer header = buffer(30);
    header.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags);
    header.putShort((short) entry.method).putInt(0);
    header.putInt(entry.descriptor ? 0 : (int) entry.crc);
    header.putInt(entry.descriptor ? 0 : (int) entry.compressedSize);
    header.putInt(entry.descriptor ? 0 : (int) entry.localSize);
    header.putShort((short) entry.localName.length).putShort((short) 0);
    write(header);
    out.writeBytes(entry.localName);
    out.writeBytes(entry.data);
    if (entry.descriptor) {
      ByteBuffer descriptor = buffer(entry.descriptorMark ? 16 : 12);
      if (entry.descriptorMark) {
        descriptor.putInt(0x08074b50);
      }
      descriptor.putInt((int) entry.descriptorCrc);
      descriptor.putInt((int) entry.compressedSize).putInt((int) entry.size);
      write(descriptor);
    }
  }

  private void writeCentral(Entry entry) {
    ByteBuffer header = buffer(46);
    header.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
    header.putShort((short) entry.flags).putShort((short) entry.method).putInt(0);
    header.putInt((int) entry.crc);
    header.putInt(zip64 ? -1 : (int) entry.compressedSize);
    header.putInt(zip64 ? -1 : (int) entry.size);
    header.putShort((short) entry.name.length).putShort((short) (zip64 ? 28 : 0));
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    header.putInt(entry.mode << 16).putInt(zip64 ? -1 : (int) entry.offset);
    write(header);
    out.writeBytes(entry.name);
    if (zip64) {
      write(
          buffer(28)
              .putShort((short) 1)
              .putShort((short) 24)
              .putLong(entry.size)
              .putLong(entry.compressedSize)
              .putLong(entry.offset));
    }
  }

  private void writeEnd(int start, int length) {
    int end = out.size();
    if (zip64) {
      ByteBuffer end64 = buffer(56).putInt(0x06064b50).putLong(44).putShort((short) 45);
      end64.putShort((short) 45).putInt(0).putInt(0).putLong(entries.size());
      write(end64.putLong(entries.size()).putLong(length).putLong(start));
      write(buffer(20).putInt(0x07064b50).putInt(0).putLong(end).putInt(1));
    }
    ByteBuffer last = buffer(22).putInt(0x06054b50).putInt(0);
    last.putShort((short) (zip64 ? -1 : entries.size()));
    last.putShort((short) (zip64 ? -1 : entries.size()));
    last.putInt(zip64 ? -1 : length).putInt(zip64 ? -1 : start);
    write(last.putShort((short) comment.length));
    out.writeBytes(comment);
  }

  private void write(ByteBuffer buffer) {
    byte[] written = new byte[buffer.position()];
    buffer.flip().get(written);
    out.writeBytes(written);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] deflate(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (DeflaterOutputStream stream = new DeflaterOutputStream(bytes, deflater)) {
      stream.write(content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }
}

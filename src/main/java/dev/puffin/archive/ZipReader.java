package dev.puffin.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads entries of a zip, one after the other, into whatever takes them. What the local header says
 * must agree with the central directory, and the content with its size and checksum. Used by one
 * thread; its buffers are used again for every entry.
 */
public final class ZipReader {
  static final int LOCAL_BYTES = 30;

  private static final int LOCAL = 0x04034b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int DESCRIPTOR64_BYTES = 24;
  private static final long UNKNOWN = 0xffff_ffffL;
  private static final int LARGEST_IN_MEMORY = 1 << 28;

  private final ByteSource source;
  private final ByteBuffer input;
  private final ByteBuffer output;
  private final Inflater inflater;
  private final CRC32 crc = new CRC32();

  /** Where in the source the input buffer's limit is. */
  private long position;

  /**
   * Reads entries of that zip.
   *
   * @param buffers to be used by this reader alone until its owner is done with it
   */
  ZipReader(ByteSource source, InflateBuffers buffers) {
    this.source = source;
    this.input = buffers.input().limit(0);
    this.output = buffers.output();
    this.inflater = buffers.inflater();
  }

  /**
   * The content of one entry.
   *
   * @throws ArchiveException if the entry is damaged, contradicts itself or is larger than 256 MiB
   */
  public static byte[] content(ByteSource source, ZipMember member) throws IOException {
    if (member.size() > LARGEST_IN_MEMORY) {
      throw ArchiveException.entry(member.name(), "is too large: " + member.size() + " bytes");
    }
    ByteBuffer content = ByteBuffer.allocate((int) member.size());
    try (InflateBuffers buffers = new InflateBuffers()) {
      new ZipReader(source, buffers).copy(member, new BufferChannel(content));
    }
    return content.array();
  }

  /**
   * Writes the content of an entry to the channel, in as few pieces as possible.
   *
   * @throws ArchiveException if the entry is damaged or contradicts itself; something may have been
   *     written by then
   */
  void copy(ZipMember member, WritableByteChannel target) throws IOException {
    checkSupported(member);
    readHeader(member);
    crc.reset();
    switch (member.method()) {
      case ZipMember.STORED -> copyStored(member, target);
      default -> copyDeflated(member, target);
    }
    if ((int) crc.getValue() != member.crc()) {
      throw ArchiveException.entry(member.name(), "is damaged: its CRC is wrong");
    }
    if (member.hasDataDescriptor()) {
      checkDescriptor(member);
    }
  }

  private static void checkSupported(ZipMember member) {
    if (member.isEncrypted()) {
      throw ArchiveException.entry(member.name(), "is encrypted");
    }
    if (member.method() != ZipMember.STORED && member.method() != ZipMember.DEFLATED) {
      throw ArchiveException.entry(
          member.name(), "is compressed in an unknown way (method " + member.method() + ")");
    }
    if (member.method() == ZipMember.STORED && member.size() != member.compressedSize()) {
      throw ArchiveException.entry(member.name(), "is stored with two different sizes");
    }
  }

  private void readHeader(ZipMember member) throws IOException {
    long wanted = LOCAL_BYTES + member.rawName().length() + 64L + member.compressedSize();
    position = member.headerOffset();
    input.clear().limit(0);
    fill(Math.max(wanted, LOCAL_BYTES));
    require(LOCAL_BYTES, member);
    int start = input.position();
    int nameLength = Short.toUnsignedInt(input.getShort(start + 26));
    int extraLength = Short.toUnsignedInt(input.getShort(start + 28));
    if (input.getInt(start) != LOCAL || nameLength != member.rawName().length()) {
      throw disagrees(member);
    }
    require(LOCAL_BYTES + nameLength + extraLength, member);
    checkHeader(member, input.slice(input.position(), LOCAL_BYTES + nameLength + extraLength));
    input.position(input.position() + LOCAL_BYTES + nameLength + extraLength);
  }

  private static void checkHeader(ZipMember member, ByteBuffer slice) {
    ByteBuffer header = slice.order(ByteOrder.LITTLE_ENDIAN);
    byte[] name = new byte[member.rawName().length()];
    header.get(LOCAL_BYTES, name);
    int flags = Short.toUnsignedInt(header.getShort(6));
    if (!new String(name, StandardCharsets.ISO_8859_1).equals(member.rawName())
        || Short.toUnsignedInt(header.getShort(8)) != member.method()
        || ZipMember.isEncrypted(flags)) {
      throw disagrees(member);
    }
    int extra = LOCAL_BYTES + name.length;
    Zip64Extra sizes =
        Zip64Extra.read(
            member.name(),
            header.slice(extra, header.limit() - extra).order(ByteOrder.LITTLE_ENDIAN),
            Integer.toUnsignedLong(header.getInt(22)),
            Integer.toUnsignedLong(header.getInt(18)),
            0);
    boolean later = ZipMember.hasDataDescriptor(flags);
    long crc = Integer.toUnsignedLong(header.getInt(14));
    if (!agrees(crc, Integer.toUnsignedLong(member.crc()), later)
        || !agrees(sizes.size(), member.size(), later)
        || !agrees(sizes.compressedSize(), member.compressedSize(), later)) {
      throw disagrees(member);
    }
  }

  /** Whether a value of the header is right, or is left to the data descriptor. */
  private static boolean agrees(long value, long expected, boolean later) {
    return value == expected || (later && (value == 0 || value == UNKNOWN));
  }

  private void copyStored(ZipMember member, WritableByteChannel target) throws IOException {
    long left = member.size();
    while (left > 0) {
      if (!input.hasRemaining()) {
        fillSome(left, member);
      }
      int count = (int) Math.min(left, input.remaining());
      ByteBuffer part = input.slice(input.position(), count);
      crc.update(part.duplicate());
      writeAll(part, target);
      input.position(input.position() + count);
      left -= count;
    }
  }

  private void copyDeflated(ZipMember member, WritableByteChannel target) throws IOException {
    inflater.reset();
    long unread = member.compressedSize();
    long written = 0;
    output.clear();
    while (!inflater.finished()) {
      if (!input.hasRemaining() && unread > 0) {
        fillSome(unread, member);
      }
      int length = (int) Math.min(unread, input.remaining());
      int count = inflate(member, length);
      unread -= length - inflater.getRemaining();
      written += count;
      if (written > member.size()) {
        throw ArchiveException.entry(member.name(), "is larger than it says");
      }
      boolean starved = (inflater.needsInput() && unread == 0) || inflater.needsDictionary();
      if (count == 0 && starved && !inflater.finished()) {
        throw ArchiveException.entry(member.name(), "is damaged: its data ends early");
      }
      if (!output.hasRemaining()) {
        flush(target);
      }
    }
    flush(target);
    if (written != member.size() || unread != 0) {
      throw ArchiveException.entry(member.name(), "is not as large as it says");
    }
  }

  /** Inflates from so many bytes of the input to the output; consumes what was used of them. */
  private int inflate(ZipMember member, int length) {
    int start = input.position();
    inflater.setInput(input.slice(start, length));
    try {
      int count = inflater.inflate(output);
      input.position(start + length - inflater.getRemaining());
      return count;
    } catch (DataFormatException e) {
      throw ArchiveException.entry(member.name(), "is damaged: its data can't be decompressed");
    }
  }

  private void flush(WritableByteChannel target) throws IOException {
    output.flip();
    if (output.hasRemaining()) {
      crc.update(output.duplicate());
      writeAll(output, target);
    }
    output.clear();
  }

  private static void writeAll(ByteBuffer buffer, WritableByteChannel target) throws IOException {
    while (buffer.hasRemaining()) {
      target.write(buffer);
    }
  }

  /** The descriptor behind the data, with or without its mark, with sizes of 4 or 8 bytes. */
  private void checkDescriptor(ZipMember member) throws IOException {
    input.compact().flip();
    fill(DESCRIPTOR64_BYTES - (long) input.remaining());
    int start = input.position();
    int left = input.remaining();
    boolean found =
        (left >= 12 && matches(member, start, 4))
            || (left >= 16 && isMark(start) && matches(member, start + 4, 4))
            || (left >= 20 && matches(member, start, 8))
            || (left >= 24 && isMark(start) && matches(member, start + 4, 8));
    if (!found) {
      throw disagrees(member);
    }
  }

  private boolean isMark(int at) {
    return input.getInt(at) == DESCRIPTOR;
  }

  private boolean matches(ZipMember member, int at, int width) {
    long compressed =
        width == 4 ? Integer.toUnsignedLong(input.getInt(at + 4)) : input.getLong(at + 4);
    long size = width == 4 ? Integer.toUnsignedLong(input.getInt(at + 8)) : input.getLong(at + 12);
    return input.getInt(at) == member.crc()
        && compressed == member.compressedSize()
        && size == member.size();
  }

  private void require(int bytes, ZipMember member) throws IOException {
    if (input.remaining() < bytes) {
      input.compact().flip();
      fill(bytes - (long) input.remaining());
    }
    if (input.remaining() < bytes) {
      throw disagrees(member);
    }
  }

  private void fillSome(long wanted, ZipMember member) throws IOException {
    fill(wanted);
    if (!input.hasRemaining()) {
      throw ArchiveException.entry(member.name(), "is damaged: its data ends early");
    }
  }

  /** Reads so many bytes more behind what is in the buffer, or what there is room and data for. */
  private void fill(long wanted) throws IOException {
    int start = input.position();
    int end = input.limit();
    if (start == end) {
      start = 0;
      end = 0;
    }
    long available = Math.min(source.size() - position, input.capacity() - (long) end);
    int count = (int) Math.max(0, Math.min(wanted, available));
    input.limit(end + count).position(end);
    source.read(input, position);
    position += count;
    input.position(start);
  }

  private static ArchiveException disagrees(ZipMember member) {
    return ArchiveException.entry(
        member.name(), "is described differently in its local header and the central directory");
  }

  /** Takes exactly what fits into the buffer. */
  private record BufferChannel(ByteBuffer buffer) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer part) {
      int count = part.remaining();
      buffer.put(part);
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}

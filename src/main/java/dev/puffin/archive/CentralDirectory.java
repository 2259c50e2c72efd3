package dev.puffin.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The list at the end of a zip (APPNOTE 4.3.12 to 4.3.16), with zip64. The archive must begin at
 * the first byte and end at the last: what hides before or behind it is read differently by
 * different programs.
 */
public final class CentralDirectory {
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int END64 = 0x06064b50;
  private static final int END64_BYTES = 56;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int LOCATOR64_BYTES = 20;
  private static final int MEMBER = 0x02014b50;
  private static final int MEMBER_BYTES = 46;
  private static final int MOST_MEMBERS = 2_000_000;
  private static final int LARGEST_DIRECTORY = 1 << 29;
  private static final long UNKNOWN32 = 0xffff_ffffL;
  private static final int UNKNOWN16 = 0xffff;

  private final ByteSource source;

  private CentralDirectory(ByteSource source) {
    this.source = source;
  }

  /**
   * Lists the entries in the order of the directory. Reads the end of the source first, in one
   * piece, which mostly has the whole directory.
   *
   * @throws ArchiveException if it is no zip, or one that contradicts itself
   */
  public static List<ZipMember> read(ByteSource source) throws IOException {
    return new CentralDirectory(source).members();
  }

  /** Where the directory is. */
  private record Location(long members, long offset, long size, long end) {}

  private List<ZipMember> members() throws IOException {
    Location location = location();
    if (location.offset() + location.size() != location.end()) {
      throw new ArchiveException("not a valid zip: there is something before or in the archive");
    }
    if (location.members() > MOST_MEMBERS || location.size() > LARGEST_DIRECTORY) {
      throw new ArchiveException("the zip has too many entries: " + location.members());
    }
    ByteBuffer directory = buffer((int) location.size(), location.offset());
    List<ZipMember> members = new ArrayList<>((int) location.members());
    for (long i = 0; i < location.members(); i++) {
      members.add(member(directory));
    }
    if (directory.hasRemaining()) {
      throw new ArchiveException("not a valid zip: more entries than it says");
    }
    checkPlaces(members, location.offset());
    return Collections.unmodifiableList(members);
  }

  private Location location() throws IOException {
    int length = (int) Math.min(source.size(), END_BYTES + LONGEST_COMMENT);
    long start = source.size() - length;
    ByteBuffer tail = buffer(length, start);
    for (int at = length - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END
          && Short.toUnsignedInt(tail.getShort(at + 20)) == length - at - END_BYTES) {
        return location(tail.slice(at, END_BYTES).order(ByteOrder.LITTLE_ENDIAN), start + at);
      }
    }
    throw new ArchiveException("not a zip: there is no end of central directory");
  }

  private Location location(ByteBuffer end, long position) throws IOException {
    int members = Short.toUnsignedInt(end.getShort(10));
    long size = Integer.toUnsignedLong(end.getInt(12));
    long offset = Integer.toUnsignedLong(end.getInt(16));
    boolean isZip64 = members == UNKNOWN16 || size == UNKNOWN32 || offset == UNKNOWN32;
    if (isZip64 && position >= LOCATOR64_BYTES) {
      ByteBuffer locator = buffer(LOCATOR64_BYTES, position - LOCATOR64_BYTES);
      if (locator.getInt(0) == LOCATOR64) {
        return location64(locator.getLong(8), position - LOCATOR64_BYTES);
      }
    }
    if (end.getShort(4) != 0
        || end.getShort(6) != 0
        || Short.toUnsignedInt(end.getShort(8)) != members) {
      throw new ArchiveException("not a valid zip: one of several parts");
    }
    return new Location(members, offset, size, position);
  }

  private Location location64(long position, long locator) throws IOException {
    if (position < 0 || position > locator - END64_BYTES) {
      throw new ArchiveException("not a valid zip: the zip64 end is outside");
    }
    ByteBuffer end = buffer(END64_BYTES, position);
    long members = end.getLong(32);
    long size = end.getLong(40);
    long offset = end.getLong(48);
    boolean inside = members >= 0 && size >= 0 && offset >= 0 && offset <= source.size();
    if (end.getInt(0) != END64 || !inside || end.getLong(24) != members) {
      throw new ArchiveException("not a valid zip: the zip64 end is damaged");
    }
    return new Location(members, offset, size, position);
  }

  private static ZipMember member(ByteBuffer directory) {
    if (directory.remaining() < MEMBER_BYTES || directory.getInt(directory.position()) != MEMBER) {
      throw new ArchiveException("not a valid zip: the central directory is damaged");
    }
    ByteBuffer fixed = directory.slice().order(ByteOrder.LITTLE_ENDIAN);
    int nameLength = Short.toUnsignedInt(fixed.getShort(28));
    int extraLength = Short.toUnsignedInt(fixed.getShort(30));
    int commentLength = Short.toUnsignedInt(fixed.getShort(32));
    int length = MEMBER_BYTES + nameLength + extraLength + commentLength;
    if (fixed.remaining() < length) {
      throw new ArchiveException("not a valid zip: the central directory ends early");
    }
    byte[] rawName = new byte[nameLength];
    fixed.get(MEMBER_BYTES, rawName);
    ByteBuffer extra =
        fixed.slice(MEMBER_BYTES + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN);
    directory.position(directory.position() + length);
    return member(fixed, rawName, extra);
  }

  private static ZipMember member(ByteBuffer fixed, byte[] rawName, ByteBuffer extra) {
    int flags = Short.toUnsignedInt(fixed.getShort(8));
    String name = ZipNames.decode(rawName, flags);
    Zip64Extra sizes =
        Zip64Extra.read(
            name,
            extra,
            Integer.toUnsignedLong(fixed.getInt(24)),
            Integer.toUnsignedLong(fixed.getInt(20)),
            Integer.toUnsignedLong(fixed.getInt(42)));
    return new ZipMember(
        name,
        new String(rawName, StandardCharsets.ISO_8859_1),
        flags,
        Short.toUnsignedInt(fixed.getShort(10)),
        fixed.getInt(16),
        sizes.compressedSize(),
        sizes.size(),
        sizes.headerOffset(),
        fixed.getInt(38) >>> 16);
  }

  /** Entries that overlap let a small file unpack to a huge one; one before all hides something. */
  private static void checkPlaces(List<ZipMember> members, long end) {
    long[][] places = new long[members.size()][];
    for (int i = 0; i < places.length; i++) {
      ZipMember member = members.get(i);
      places[i] = new long[] {member.headerOffset(), member.compressedSize(), i};
    }
    Arrays.sort(places, (left, right) -> Long.compare(left[0], right[0]));
    if (places.length > 0 && places[0][0] != 0) {
      throw new ArchiveException("not a valid zip: there is something before the first entry");
    }
    for (int i = 0; i < places.length; i++) {
      long next = i + 1 < places.length ? places[i + 1][0] : end;
      long room = next - places[i][0] - ZipReader.LOCAL_BYTES;
      if (room < 0 || places[i][1] > room) {
        String name = members.get((int) places[i][2]).name();
        throw ArchiveException.entry(name, "overlaps with another");
      }
    }
  }

  private ByteBuffer buffer(int length, long position) throws IOException {
    if (position < 0 || position + length > source.size()) {
      throw new ArchiveException("not a valid zip: it ends early");
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    source.read(buffer, position);
    return buffer.flip();
  }
}

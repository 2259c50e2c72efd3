package dev.puffin.archive;

import dev.puffin.archive.EntryPaths.Target;
import dev.puffin.fs.NativeLibrary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Unpacks files that stand together in a zip in native code ({@code src/main/c/unzip.c}): those
 * that are not large and in no way unusual. What is wrong with another one is found in Java. Used
 * by one thread at a time.
 */
final class NativeUnzip {
  private static final boolean AVAILABLE = NativeLibrary.loadAlso("unzip.native");

  /** All of a file is in memory, packed and unpacked. */
  private static final int LARGEST_FILE = 1 << 22;

  private static final int LARGEST_STRETCH = 1 << 20;

  /** Room for what local headers have and the central directory does not. */
  private static final int MORE_IN_HEADER = 64;

  /** How much is said of a file but for its path. */
  private static final int MEMBER_BYTES = 4 * Integer.BYTES + 2 * Byte.BYTES + Integer.BYTES;

  private final ByteBuffer zip = ByteBuffer.allocateDirect(LARGEST_STRETCH);

  private NativeUnzip() {}

  /** One for a thread, where there is a library for this system. */
  static Optional<NativeUnzip> create() {
    return AVAILABLE ? Optional.of(new NativeUnzip()) : Optional.empty();
  }

  /**
   * Unpacks files.
   *
   * @param files in the order in which they stand in the zip
   * @param target the folder that they go to; the folders that they are in are there
   * @return those that were written, from the first on: at the next one it takes Java
   * @throws IOException if the zip can't be read
   */
  List<ExtractedFile> unpack(ByteSource source, List<Target> files, Path target)
      throws IOException {
    int count = 0;
    int bytes = 0;
    while (count < files.size() && takes(files.get(0), files.get(count))) {
      bytes += MEMBER_BYTES + files.get(count).path().length();
      count++;
    }
    if (count == 0) {
      return List.of();
    }
    List<Target> taken = files.subList(0, count);
    long start = taken.getFirst().member().headerOffset();
    read(source, start, Math.min(source.size(), end(taken.getLast().member())));
    long[] times = new long[count];
    byte[] folder = target.toString().getBytes(StandardCharsets.UTF_8);
    int done = unpack(zip, zip.limit(), listed(taken, start, bytes), folder, times);
    List<ExtractedFile> written = new ArrayList<>(done);
    for (int i = 0; i < done; i++) {
      written.add(taken.get(i).written(times[i]));
    }
    return written;
  }

  /** Whether a file is like most, and not too far from the first one. */
  private static boolean takes(Target first, Target file) {
    ZipMember member = file.member();
    return member.size() <= LARGEST_FILE
        && end(member) - first.member().headerOffset() <= LARGEST_STRETCH
        && !member.isEncrypted()
        && !member.hasDataDescriptor()
        && file.path().equals(member.rawName())
        && isAscii(file.path());
  }

  /** How the system writes other names depends on more than the archive. */
  private static boolean isAscii(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static long end(ZipMember member) {
    return member.headerOffset()
        + ZipReader.LOCAL_BYTES
        + member.rawName().length()
        + MORE_IN_HEADER
        + member.compressedSize();
  }

  private void read(ByteSource source, long start, long end) throws IOException {
    zip.clear().limit((int) (end - start));
    source.read(zip, start);
  }

  private static byte[] listed(List<Target> files, long start, int bytes) {
    ByteBuffer list = ByteBuffer.allocate(bytes);
    for (Target file : files) {
      ZipMember member = file.member();
      list.putInt((int) (member.headerOffset() - start))
          .putInt((int) member.compressedSize())
          .putInt((int) member.size())
          .putInt(member.crc())
          .put((byte) member.method())
          .put((byte) (member.isExecutable() ? 1 : 0))
          .putInt(file.path().length())
          .put(file.path().getBytes(StandardCharsets.ISO_8859_1));
    }
    return list.array();
  }

  private static native int unpack(
      ByteBuffer zip, int length, byte[] files, byte[] target, long[] times);
}

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
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks files that stand together in a zip in native code ({@code src/main/c/unzip.c}): those
 * that are not large and in no way unusual. What is wrong with another one is found in Java. Used
 * by one thread at a time.
 */
final class NativeUnzip {
  private static final boolean AVAILABLE = NativeLibrary.loadAlso("unzip.native");

  /** All of a file is in memory, packed and unpacked. */
  private static final int LARGEST_USUAL = 1 << 22;

  /** Of files up to this size one at a time is. */
  private static final int LARGEST_FILE = 1 << 24;

  private static final int LARGEST_STRETCH = 1 << 20;

  /** Room for what local headers have and the central directory does not. */
  private static final int MORE_IN_HEADER = 64;

  /** How much is said of a file but for its path. */
  private static final int MEMBER_BYTES = 4 * Integer.BYTES + 2 * Byte.BYTES + Integer.BYTES;

  private final ByteBuffer zip;
  private final ByteBuffer room;
  private final Semaphore large;

  private NativeUnzip(ByteBuffer zip, ByteBuffer room, Semaphore large) {
    this.zip = zip;
    this.room = room;
    this.large = large;
  }

  /**
   * One for a thread, where there is a library for this system.
   *
   * @param large has a permit for each large file that may be in memory
   */
  static Optional<NativeUnzip> create(Semaphore large) {
    ByteBuffer zip = AVAILABLE ? take(LARGEST_STRETCH, true) : null;
    ByteBuffer room = zip == null ? null : take(LARGEST_USUAL, true);
    return zip == null || room == null
        ? Optional.empty()
        : Optional.of(new NativeUnzip(zip, room, large));
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
    while (count < files.size() && takes(files.get(0), files.get(count))) {
      count++;
    }
    if (count > 0) {
      zip.clear();
      return unpack(source, files.subList(0, count), target, zip, room);
    }
    return isUsual(files.getFirst()) && large.tryAcquire()
        ? unpackLarge(source, files.subList(0, 1), target)
        : List.of();
  }

  private List<ExtractedFile> unpackLarge(ByteSource source, List<Target> file, Path target)
      throws IOException {
    ZipMember member = file.getFirst().member();
    ByteBuffer packed = null;
    ByteBuffer unpacked = null;
    try {
      packed = take((int) (end(member) - member.headerOffset()), false);
      unpacked = take(Math.max(1, (int) member.size()), false);
      return packed == null || unpacked == null
          ? List.of()
          : unpack(source, file, target, packed, unpacked);
    } finally {
      release(packed);
      release(unpacked);
      large.release();
    }
  }

  private static void release(@Nullable ByteBuffer taken) {
    if (taken != null) {
      giveBack(taken);
    }
  }

  private static List<ExtractedFile> unpack(
      ByteSource source, List<Target> files, Path target, ByteBuffer zip, ByteBuffer room)
      throws IOException {
    long start = files.getFirst().member().headerOffset();
    long end = Math.min(source.size(), end(files.getLast().member()));
    source.read(zip.limit((int) (end - start)), start);
    long[] times = new long[files.size()];
    byte[] folder = target.toString().getBytes(StandardCharsets.UTF_8);
    int done = unpack(zip, zip.limit(), room, listed(files, start), folder, times);
    List<ExtractedFile> written = new ArrayList<>(done);
    for (int i = 0; i < done; i++) {
      written.add(files.get(i).written(times[i]));
    }
    return written;
  }

  /** Whether a file is like most, and not too far from the first one. */
  private static boolean takes(Target first, Target file) {
    return file.member().size() <= LARGEST_USUAL
        && end(file.member()) - first.member().headerOffset() <= LARGEST_STRETCH
        && isUsual(file);
  }

  private static boolean isUsual(Target file) {
    ZipMember member = file.member();
    return member.size() <= LARGEST_FILE
        && member.compressedSize() <= LARGEST_FILE
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

  private static byte[] listed(List<Target> files, long start) {
    int bytes = 0;
    for (Target file : files) {
      bytes += MEMBER_BYTES + file.path().length();
    }
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

  /** Room of so many bytes, or null if there is no memory for it. */
  private static native @Nullable ByteBuffer take(int size, boolean forGood);

  private static native void giveBack(ByteBuffer room);

  private static native int unpack(
      ByteBuffer zip, int length, ByteBuffer room, byte[] files, byte[] target, long[] times);
}

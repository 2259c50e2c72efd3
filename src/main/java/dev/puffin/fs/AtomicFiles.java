package dev.puffin.fs;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;

/** Writes files so that a reader sees the old content or the new one, never a part. */
public final class AtomicFiles {
  private static final String PREFIX = ".puffin-";
  private static final int PIECE_BYTES = 128 * 1024;

  private AtomicFiles() {}

  /**
   * Replaces the file or makes it, through a temporary file beside it. Of an existing file the
   * permissions are kept; a symbolic link is followed, so that the file it names is replaced.
   *
   * @throws IOException if it can't be written; the old content is then still there
   */
  public static void write(Path target, byte[] content) throws IOException {
    Path file = Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(target + " is a folder");
    }
    Path temporary = writeTemporary(folder, ByteBuffer.wrap(content));
    try {
      copyPermissions(file, temporary);
      Files.move(temporary, file, ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /** Replaces the file with UTF-8 text, as {@link #write(Path, byte[])} does. */
  public static void write(Path target, String content) throws IOException {
    write(target, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Replaces the file or makes it, with the temporary file in another folder of the same file
   * system. The target's folder is made when it is missing.
   */
  public static void write(Path target, byte[] content, Path temporaryFolder) throws IOException {
    write(target, temporaryFolder, ByteBuffer.wrap(content));
  }

  /** The same with a content of several parts, whose positions stay as they are. */
  public static void write(Path target, Path temporaryFolder, ByteBuffer... content)
      throws IOException {
    publish(writeTemporary(temporaryFolder, content), target);
  }

  /**
   * The same, with the file mapped as it was written.
   *
   * @return all that was written, which takes memory only where it is read
   */
  public static ByteBuffer writeMapped(Path target, Path temporaryFolder, ByteBuffer... content)
      throws IOException {
    Path temporary = writeTemporary(temporaryFolder, content);
    ByteBuffer mapped;
    try (FileChannel channel = FileChannel.open(temporary)) {
      mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    publish(temporary, target);
    return mapped;
  }

  private static void publish(Path temporary, Path target) throws IOException {
    try {
      if (!NativeFiles.move(temporary, target)) {
        moveMakingFolder(temporary, target);
      }
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /**
   * A name in the folder that nothing has yet: the prefix, a number and {@code .tmp}. No random
   * numbers: their generator is slow to start, and the caller creates the file only if it is new.
   */
  static Path temporaryName(Path folder, String prefix) {
    return folder.resolve(prefix + Long.toString(System.nanoTime(), Character.MAX_RADIX) + ".tmp");
  }

  private static Path writeTemporary(Path folder, ByteBuffer... content) throws IOException {
    Path first = temporaryName(folder, PREFIX);
    if (NativeFiles.writeNew(first, content)) {
      return first;
    }
    while (true) {
      Path temporary = temporaryName(folder, PREFIX);
      try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
        writeOrDelete(channel, temporary, content);
        return temporary;
      } catch (FileAlreadyExistsException e) {
        Thread.onSpinWait(); // another thread took this very nanosecond; the next name differs
      }
    }
  }

  /** In pieces: the system gets a copy of each, and keeps the room for the largest of them. */
  private static void writeOrDelete(FileChannel channel, Path temporary, ByteBuffer... content)
      throws IOException {
    try {
      for (ByteBuffer part : content) {
        ByteBuffer piece = part.duplicate();
        while (piece.position() < part.limit()) {
          piece.limit(Math.min(part.limit(), piece.position() + PIECE_BYTES));
          channel.write(piece);
        }
      }
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static void moveMakingFolder(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, ATOMIC_MOVE);
    } catch (IOException e) {
      Path folder = target.getParent();
      if (folder == null || Files.isDirectory(folder)) {
        throw e;
      }
      Files.createDirectories(folder);
      Files.move(temporary, target, ATOMIC_MOVE);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView now = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old != null && now != null && Files.exists(from)) {
      now.setPermissions(old.readAttributes().permissions());
    }
  }
}

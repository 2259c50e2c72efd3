package dev.puffin.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Work on files in native code ({@code src/main/c/puffin.c}, {@code tree.c}), mostly on many in one
 * call. In a program that has just started each file's way through Java takes several times as long
 * as the system's work. It goes on while all is as usual and tells how far it came: what is to be
 * done about the rest is decided in Java, as it is everywhere where the library does not exist.
 */
public final class NativeFiles {
  /** How the JVM may write names of files: as here, or so that it has no names that differ. */
  private static final Set<String> ENCODINGS = Set.of("UTF-8", "ANSI_X3.4-1968", "US-ASCII");

  private static final boolean AVAILABLE =
      ENCODINGS.contains(System.getProperty("sun.jnu.encoding", "")) && NativeLibrary.isLoaded();

  /** So many bytes are read at most; what is larger does not belong into the heap at once. */
  private static final int MOST_BYTES = 1 << 26;

  /** The size of a file that is not there. */
  private static final int MISSING = -1;

  private NativeFiles() {}

  /** Whether there is a library for this system. */
  public static boolean areAvailable() {
    return AVAILABLE;
  }

  /**
   * Whether the files below a folder are regular ones of the listed size and time, its folders have
   * the listed time, and its own children are those of the list and one more.
   *
   * @param tree the folder
   * @param list big-endian: the number of files, for each its path (with its length before it),
   *     size, nanoseconds since 1970, four bytes and one that do not matter here; the number of
   *     folders, for each its path and nanoseconds
   * @param start where that begins
   */
  public static boolean isAsListed(String tree, byte[] list, int start) {
    return isAsListed(bytes(tree), list, start);
  }

  /**
   * All of a file, read in native code where there is some: a program that has just started needs a
   * tenth of a millisecond to do so in Java, and more to find that there is none.
   *
   * @return empty if there is no such file
   * @throws IOException if it can't be read
   */
  public static Optional<byte[]> read(Path file) throws IOException {
    long[] facts = new long[2];
    byte[] content = AVAILABLE ? start(bytes(file.toString()), MOST_BYTES, facts) : null;
    if (content != null && content.length == facts[0] && facts[0] > 0) {
      return Optional.of(content);
    }
    try {
      // what is a pipe, or seems to be empty, may nevertheless have a content
      return facts[0] == MISSING ? Optional.empty() : Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The same as text in UTF-8; what is none is replaced. */
  public static Optional<String> readText(Path file) throws IOException {
    return read(file).map(content -> new String(content, StandardCharsets.UTF_8));
  }

  /**
   * How a file begins, read as {@link #read} does.
   *
   * @param most so many bytes at most
   * @return empty if there is no such file
   * @throws IOException if it can't be read
   */
  public static Optional<FileStart> start(Path file, int most) throws IOException {
    long[] facts = new long[2];
    byte[] content = AVAILABLE ? start(bytes(file.toString()), most, facts) : null;
    if (content != null) {
      return Optional.of(new FileStart(content, facts[0], facts[1]));
    }
    return facts[0] == MISSING ? Optional.empty() : startInJava(file, most);
  }

  private static Optional<FileStart> startInJava(Path file, int most) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      ByteBuffer start = ByteBuffer.allocate((int) Math.min(size, most));
      boolean more = true;
      while (more && start.hasRemaining()) {
        more = channel.read(start) >= 0;
      }
      byte[] bytes = Arrays.copyOf(start.array(), start.position());
      return Optional.of(new FileStart(bytes, size, Files.getLastModifiedTime(file).toMillis()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes folders in a folder, each after the one it is in; those that are there will do.
   *
   * @return how many of them, from the first on, are there now
   */
  public static int makeFolders(String base, List<String> paths) {
    return makeFolders(bytes(base), encoded(paths));
  }

  /**
   * Makes hard links to files of one folder at the same paths in another.
   *
   * @return how many of them, from the first on, have been made
   */
  public static int link(String from, String to, List<String> paths) {
    return link(bytes(from), bytes(to), encoded(paths));
  }

  /**
   * What no other folder has, whatever takes this one's place.
   *
   * @return empty if that can't be told in native code
   */
  public static Optional<List<Long>> identity(Path folder) {
    long[] identity = new long[3];
    return AVAILABLE && identity(bytes(folder.toString()), identity)
        ? Optional.of(List.of(identity[0], identity[1], identity[2]))
        : Optional.empty();
  }

  /**
   * Writes a file that is not there yet.
   *
   * @return whether that was done; if not, nothing of it is left
   */
  static boolean writeNew(Path file, ByteBuffer... content) {
    byte[][] parts = new byte[content.length][];
    int[] ranges = new int[2 * content.length];
    for (int i = 0; i < content.length; i++) {
      if (!AVAILABLE || !content[i].hasArray()) {
        return false;
      }
      parts[i] = content[i].array();
      ranges[2 * i] = content[i].arrayOffset() + content[i].position();
      ranges[2 * i + 1] = content[i].arrayOffset() + content[i].limit();
    }
    return AVAILABLE && writeNew(bytes(file.toString()), parts, ranges);
  }

  /**
   * Moves a file in place of what is there, if anything; a missing folder is made.
   *
   * @return whether that was done
   */
  public static boolean move(Path from, Path to) {
    return AVAILABLE && move(bytes(from.toString()), bytes(to.toString()));
  }

  private static native boolean writeNew(byte[] file, byte[][] parts, int[] ranges);

  private static native boolean move(byte[] from, byte[] to);

  /** Gives the size, and when it was modified in milliseconds since 1970. */
  private static native byte @Nullable [] start(byte[] file, int most, long[] facts);

  private static native boolean identity(byte[] folder, long[] identity);

  private static native boolean isAsListed(byte[] tree, byte[] list, int start);

  private static native int makeFolders(byte[] base, byte[] paths);

  private static native int link(byte[] from, byte[] to, byte[] paths);

  private static byte[] encoded(List<String> paths) {
    byte[][] texts = new byte[paths.size()][];
    int size = 0;
    for (int i = 0; i < texts.length; i++) {
      texts[i] = bytes(paths.get(i));
      size += Integer.BYTES + texts[i].length;
    }
    ByteBuffer all = ByteBuffer.allocate(size);
    for (byte[] text : texts) {
      all.putInt(text.length).put(text);
    }
    return all.array();
  }

  private static byte[] bytes(String path) {
    return path.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.puffin.fs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Loops over many files in native code ({@code src/main/c/files.c}). In a program that has just
 * started each file's way through Java takes several times as long as the system's work. They go on
 * while all is as usual and tell how far they came: what is to be done about the rest is decided in
 * Java, as it is everywhere where the library does not exist.
 */
public final class NativeFiles {
  /** Names the library's file. */
  private static final String PROPERTY = "puffin.files";

  private static final boolean LOADED = load();

  private NativeFiles() {}

  /** Whether there is a library for this system. */
  public static boolean areAvailable() {
    return LOADED;
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
    byte[] all = new byte[size];
    int at = 0;
    for (byte[] text : texts) {
      all[at] = (byte) (text.length >> 24);
      all[at + 1] = (byte) (text.length >> 16);
      all[at + 2] = (byte) (text.length >> 8);
      all[at + 3] = (byte) text.length;
      System.arraycopy(text, 0, all, at + Integer.BYTES, text.length);
      at += Integer.BYTES + text.length;
    }
    return all;
  }

  private static byte[] bytes(String path) {
    return path.getBytes(StandardCharsets.UTF_8);
  }

  /** Paths are UTF-8 there, so the JVM's must be, too. */
  @SuppressWarnings("restricted") // a library of our own
  private static boolean load() {
    String file = System.getProperty(PROPERTY, "");
    boolean isUtf8 = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
    if (file.isEmpty() || !isUtf8) {
      return false;
    }
    try {
      System.load(Path.of(file).toAbsolutePath().toString());
      return true;
    } catch (UnsatisfiedLinkError e) {
      LoggerFactory.getLogger(NativeFiles.class).debug("files in Java alone: {}", e.toString());
      return false;
    }
  }
}

package dev.puffin.install;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Makes each folder once; asks the file system only about folders in ones that were there. */
final class FolderMaker {
  private final Set<String> known = new HashSet<>();
  private final Set<String> made = new HashSet<>();
  private String lastRoot = "";
  private String last = "";

  /**
   * The folder of a file, with those above it.
   *
   * @param root a folder with a slash at the end, or nothing
   * @param file path of the file from there
   */
  void makeParent(String root, String file) throws IOException {
    int slash = file.lastIndexOf('/');
    boolean isLast =
        slash == last.length() && file.startsWith(last) && root.equals(lastRoot) && !last.isEmpty();
    if (!isLast) {
      lastRoot = root;
      last = slash < 0 ? "" : file.substring(0, slash);
      int end = root.length() + (slash < 0 ? -1 : slash);
      make(root.concat(file).substring(0, end));
    }
  }

  /** The folder, with those above it. */
  void make(String folder) throws IOException {
    if (!known.add(folder)) {
      return;
    }
    int slash = folder.lastIndexOf('/');
    String parent = slash > 0 ? folder.substring(0, slash) : "";
    Path path = Path.of(folder);
    if (!parent.isEmpty() && !made.contains(parent) && Files.isDirectory(path)) {
      return;
    }
    if (!parent.isEmpty()) {
      make(parent);
    }
    create(path);
    made.add(folder);
  }

  private static void create(Path path) throws IOException {
    try {
      Files.createDirectory(path);
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(path)) {
        return;
      }
      if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("a file is in the way of the folder " + path, e);
      }
      throw e;
    }
  }
}

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
  private String last = "";

  /** The folder of a file, with those above it. */
  void makeParent(String file) throws IOException {
    int slash = file.lastIndexOf('/');
    if (slash > 0 && !(slash == last.length() && file.startsWith(last))) {
      last = file.substring(0, slash);
      make(last);
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

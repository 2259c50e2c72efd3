package dev.puffin.install;

import dev.puffin.fs.NativeFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes each folder once; asks the file system only about folders in ones that were there. */
final class FolderMaker {
  private final Set<String> known = new HashSet<>();
  private final Set<String> made = new HashSet<>();

  /** The folders of files, with those above them. */
  void makeParents(List<FilePlacement> files) throws IOException {
    Map<String, Set<String>> folders = new LinkedHashMap<>();
    String lastRoot = "";
    String last = "";
    for (FilePlacement file : files) {
      String root = file.root().absolute();
      String path = file.target();
      int end = Math.max(0, path.lastIndexOf('/'));
      boolean isLast = end == last.length() && path.startsWith(last) && root.equals(lastRoot);
      if (!isLast) {
        lastRoot = root;
        last = path.substring(0, end);
        add(last, folders.computeIfAbsent(root, _ -> new LinkedHashSet<>()));
      }
    }
    for (Map.Entry<String, Set<String>> ofRoot : folders.entrySet()) {
      make(ofRoot.getKey(), List.copyOf(ofRoot.getValue()));
    }
  }

  /** Adds a folder behind the one it is in. */
  private static void add(String folder, Set<String> folders) {
    if (!folder.isEmpty() && !folders.contains(folder)) {
      add(folder.substring(0, Math.max(0, folder.lastIndexOf('/'))), folders);
      folders.add(folder);
    }
  }

  private void make(String root, List<String> folders) throws IOException {
    make(root.substring(0, root.length() - 1));
    boolean together =
        NativeFiles.areAvailable() && NativeFiles.makeFolders(root, folders) == folders.size();
    if (!together) {
      for (String folder : folders) {
        make(root.concat(folder));
      }
    }
  }

  /** The folder of a file, with those above it. */
  void makeParent(String file) throws IOException {
    make(file.substring(0, file.lastIndexOf('/')));
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

package dev.puffin.install;

import dev.puffin.fs.NativeFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What can be done for many files of a wheel in one native call: those that go to the same path
 * below another folder, as nearly all do. Files are taken in the order given, and only as long as
 * nothing is unusual.
 */
final class FileBatch {
  private FileBatch() {}

  /**
   * Makes the folders of all files.
   *
   * @return whether all are there now; otherwise some may be missing
   */
  static boolean makeFolders(List<FilePlacement> files) {
    if (!NativeFiles.areAvailable() || sameRoot(files) < files.size()) {
      return false;
    }
    if (files.isEmpty()) {
      return true;
    }
    List<String> folders = folders(files);
    return NativeFiles.makeFolders(root(files, 0), folders) == folders.size();
  }

  /** The folders of the files below their root, each once, after the one it is in. */
  private static List<String> folders(List<FilePlacement> files) {
    List<String> folders = new ArrayList<>();
    Set<String> known = new HashSet<>();
    String last = "";
    for (FilePlacement file : files) {
      String path = file.target();
      int end = path.lastIndexOf('/');
      boolean isLast = end == last.length() && path.startsWith(last);
      if (end > 0 && !isLast) {
        last = path.substring(0, end);
        add(last, known, folders);
      }
    }
    return folders;
  }

  private static void add(String folder, Set<String> known, List<String> folders) {
    if (known.add(folder)) {
      int slash = folder.lastIndexOf('/');
      if (slash > 0) {
        add(folder.substring(0, slash), known, folders);
      }
      folders.add(folder);
    }
  }

  /**
   * Links files to those of an unzipped wheel.
   *
   * @return how many, from the first on, are there now
   */
  static int link(String wheel, List<FilePlacement> files) {
    int count = NativeFiles.areAvailable() ? sameRoot(files) : 0;
    List<String> paths = new ArrayList<>(count);
    for (int i = 0; i < count && isLinkedAsIs(files.get(i)); i++) {
      paths.add(files.get(i).source());
    }
    return paths.isEmpty() ? 0 : NativeFiles.link(wheel, root(files, 0), paths);
  }

  private static boolean isLinkedAsIs(FilePlacement file) {
    return !file.makeExecutable() && file.source().equals(file.target());
  }

  /** How many files, from the first on, go below the same folder as the first. */
  private static int sameRoot(List<FilePlacement> files) {
    int count = 0;
    while (count < files.size() && root(files, count).equals(root(files, 0))) {
      count++;
    }
    return count;
  }

  private static String root(List<FilePlacement> files, int number) {
    return files.get(number).root().absolute();
  }
}

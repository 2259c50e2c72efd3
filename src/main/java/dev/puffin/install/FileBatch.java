package dev.puffin.install;

import dev.puffin.fs.NativeFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * Links many files of a wheel in one native call: those that go to the same path below another
 * folder, as nearly all do. Files are taken in the order given, and only as long as nothing is
 * unusual.
 */
final class FileBatch {
  private FileBatch() {}

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

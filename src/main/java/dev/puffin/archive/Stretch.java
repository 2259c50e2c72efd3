package dev.puffin.archive;

import dev.puffin.archive.EntryPaths.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that stand one behind the other in a zip and are unpacked in one go.
 *
 * @param files in the order in which they stand there
 * @param bytes how long the stretch of the zip is
 */
record Stretch(List<Target> files, long bytes) {
  private static final long USUAL_BYTES = 1 << 18;
  private static final int MOST_FILES = 128;

  /** Splits all files of a zip, in any order, into stretches: the longest first. */
  static List<Stretch> of(List<Target> all) {
    List<Target> files = new ArrayList<>(all);
    files.sort((one, other) -> Long.compare(start(one), start(other)));
    List<Stretch> stretches = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < files.size(); i++) {
      boolean isLast = i + 1 == files.size();
      if (isLast
          || i + 1 - first == MOST_FILES
          || end(files.get(i + 1)) - start(files.get(first)) > USUAL_BYTES) {
        long bytes = end(files.get(i)) - start(files.get(first));
        stretches.add(new Stretch(files.subList(first, i + 1), bytes));
        first = i + 1;
      }
    }
    stretches.sort((one, other) -> Long.compare(other.bytes(), one.bytes()));
    return stretches;
  }

  private static long start(Target file) {
    return file.member().headerOffset();
  }

  private static long end(Target file) {
    return start(file) + ZipReader.LOCAL_BYTES + file.member().compressedSize();
  }
}

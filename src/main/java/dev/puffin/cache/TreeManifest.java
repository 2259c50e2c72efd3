package dev.puffin.cache;

import dev.puffin.fs.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * What an unzipped tree consists of, written into it before it is published: a tree without is
 * never used. It lists every file with size and time, so that a change is noticed without reading
 * the files (see {@link TreeCheck}), and the installer need not look for them.
 *
 * @param hashes of the archive it was unzipped from, by algorithm
 * @param files sorted by path
 * @param folders that the files are in, without the tree itself
 */
public record TreeManifest(
    SortedMap<String, String> hashes, List<TreeFile> files, List<TreeFolder> folders) {
  /** The name of the file in the tree; no archive may bring one. */
  public static final String FILE_NAME = ".puffin-wheel";

  private static final long TOUCHED_EVERY_MILLIS = 24L * 60 * 60 * 1000;

  /** Copies the collections. */
  public TreeManifest {
    hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
    files = List.copyOf(files);
    folders = List.copyOf(folders);
  }

  /**
   * The manifest of a tree whose files are all written, with its folders as they are now.
   *
   * @throws IOException if a folder can't be looked at
   */
  public static TreeManifest of(Path tree, SortedMap<String, String> hashes, List<TreeFile> files)
      throws IOException {
    List<TreeFolder> folders = new ArrayList<>();
    for (String folder : folders(files)) {
      FileTime modified = Files.getLastModifiedTime(tree.resolve(folder));
      folders.add(new TreeFolder(folder, modified.to(TimeUnit.NANOSECONDS)));
    }
    return new TreeManifest(hashes, files, folders);
  }

  private static SortedSet<String> folders(List<TreeFile> files) {
    SortedSet<String> folders = new TreeSet<>();
    for (TreeFile file : files) {
      String path = file.path();
      int slash = path.lastIndexOf('/');
      while (slash > 0 && folders.add(path.substring(0, slash))) {
        slash = path.lastIndexOf('/', slash - 1);
      }
    }
    return folders;
  }

  /** The manifest of a tree; empty if there is none or it is damaged. */
  public static Optional<TreeManifest> read(Path tree) {
    return EncodedManifest.read(tree).flatMap(EncodedManifest::decode);
  }

  /** Writes it into a tree that is not published yet. */
  public void write(Path tree) throws IOException {
    Files.write(tree.resolve(FILE_NAME), EncodedManifest.encode(this));
  }

  /** Writes it in place of another in a published tree. */
  void rewrite(Path tree, Path temporaryFolder) throws IOException {
    AtomicFiles.write(tree.resolve(FILE_NAME), EncodedManifest.encode(this), temporaryFolder);
  }

  /**
   * Notes for {@code prune} that the tree is used, where that was not noted today.
   *
   * @param noted when it was noted last, in milliseconds since 1970
   */
  static void touch(Path tree, long noted) {
    long now = System.currentTimeMillis();
    if (noted >= now - TOUCHED_EVERY_MILLIS) {
      return;
    }
    try {
      Files.setLastModifiedTime(tree.resolve(FILE_NAME), FileTime.fromMillis(now));
    } catch (IOException e) {
      // a cache that can only be read is as good
      LoggerFactory.getLogger(TreeManifest.class).debug("not noted: {}: {}", tree, e.toString());
    }
  }
}

package dev.puffin.install;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Puts files of the cache into one environment. How is decided by the first file: as asked for if
 * the file systems can do it, else by the next way that works.
 */
final class FileLinker {
  /** File systems on which a copy shares its blocks and so costs no more than a link. */
  private static final Set<String> CLONING = Set.of("apfs", "btrfs", "bcachefs");

  private volatile LinkMode mode;

  FileLinker(LinkMode mode) {
    this.mode = mode;
  }

  /** How files have been put there in the end. */
  LinkMode mode() {
    return mode;
  }

  /**
   * Makes the target, whose folder is there.
   *
   * @throws FileAlreadyExistsException if there is something already; it is left as it is
   */
  void link(Path source, Path target) throws IOException {
    LinkMode tried = mode; // another thread may change it while this one tries
    try {
      make(tried, source, target);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      if (tried != LinkMode.HARDLINK && tried != LinkMode.SYMLINK) {
        throw e;
      }
      // another device, a file system without links, or too many links to one file
      copy(source, target);
      mode = LinkMode.COPY;
    }
  }

  private static void make(LinkMode mode, Path source, Path target) throws IOException {
    switch (mode) {
      case HARDLINK -> Files.createLink(target, source);
      case SYMLINK -> Files.createSymbolicLink(target, source);
      case CLONE, COPY -> copy(source, target);
    }
  }

  /** The system clones by itself where it can; a part of a file is never left behind. */
  private static void copy(Path source, Path target) throws IOException {
    try {
      Files.copy(source, target);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      throw e;
    } catch (IOException e) {
      Files.deleteIfExists(target);
      throw e;
    }
  }

  /** The way that costs least for files in this folder. */
  static LinkMode cheapest(Path folder) {
    try {
      String type = Files.getFileStore(folder).type();
      return CLONING.contains(type) ? LinkMode.CLONE : LinkMode.HARDLINK;
    } catch (IOException e) {
      return LinkMode.HARDLINK; // tried with the first file, and given up if it does not work
    }
  }
}

package dev.puffin.fs;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that is filled out of sight and then moved into its place at once. Closed without having
 * been published, it is deleted.
 */
public final class StagingDirectory implements AutoCloseable {
  private final Path path;
  private boolean published;

  private StagingDirectory(Path path) {
    this.path = path;
  }

  /** Makes a new empty folder in a folder that exists, on the file system of the later target. */
  public static StagingDirectory in(Path parent) throws IOException {
    while (true) {
      Path path = AtomicFiles.temporaryName(parent, "");
      try {
        return new StagingDirectory(Files.createDirectory(path));
      } catch (FileAlreadyExistsException e) {
        Thread.onSpinWait(); // another thread took this very nanosecond; the next name differs
      }
    }
  }

  /** The folder to fill. */
  public Path path() {
    return path;
  }

  /**
   * Moves the folder to the target unless a folder is there already: then somebody else was first
   * and theirs stays. A file at the target is replaced.
   *
   * @return whether this folder is now the one at the target
   */
  public boolean publish(Path target) throws IOException {
    makeParent(target);
    try {
      Files.move(path, target, ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // ATOMIC_MOVE onto a folder that is not empty has no exception type of its own
      if (Files.isDirectory(target)) {
        return false;
      }
      if (!Files.deleteIfExists(target)) {
        throw e;
      }
      Files.move(path, target, ATOMIC_MOVE);
    }
    published = true;
    return true;
  }

  /**
   * Moves the folder to the target. What is there is moved out of the way first and deleted
   * afterwards, so that the target is never seen half old and half new.
   */
  public void replace(Path target) throws IOException {
    Path old = path.resolveSibling(path.getFileName() + ".old");
    while (!publish(target)) {
      moveAway(target, old);
      Trees.delete(old);
    }
  }

  /** Deletes the folder unless it was published. */
  @Override
  public void close() throws IOException {
    if (!published) {
      Trees.delete(path);
    }
  }

  private static void moveAway(Path target, Path old) throws IOException {
    try {
      Files.move(target, old, ATOMIC_MOVE);
    } catch (IOException e) {
      if (Files.exists(target)) {
        throw e;
      }
    }
  }

  private static void makeParent(Path target) throws IOException {
    Path parent = target.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      Files.createDirectories(parent);
    }
  }
}

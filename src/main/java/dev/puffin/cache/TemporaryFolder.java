package dev.puffin.cache;

import dev.puffin.fs.Trees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code .tmp/<process>} in the cache's root, made when it is first needed and deleted
 * at the end of the process, also when the user stops it. What killed processes left is swept as
 * soon as no other process works with the cache, and after a day in any case.
 */
final class TemporaryFolder implements AutoCloseable {
  private static final Duration LONGEST_RUN = Duration.ofDays(1);

  private final Path all;
  private final Path doomed;
  private final boolean wholeRoot;
  private final Thread atExit = new Thread(this::delete, "cache-cleanup");
  private @Nullable Path own;
  private boolean hooked;
  private volatile boolean closed;

  /**
   * Temporary files of the cache in that root.
   *
   * @param wholeRoot whether the whole cache is to be deleted at the end
   */
  TemporaryFolder(Path root, boolean wholeRoot) {
    this.all = root.resolve(".tmp");
    this.doomed = root;
    this.wholeRoot = wholeRoot;
    if (wholeRoot) {
      hook();
    }
  }

  synchronized Path path() {
    Path known = own;
    if (known != null) {
      return known;
    }
    if (closed) {
      // what was asked for ahead goes on in the background when a run has ended with an error
      throw CacheException.of("write to the cache at", all, new IOException("the run has ended"));
    }
    String name = ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), 36);
    Path made = all.resolve(name);
    try {
      Files.createDirectories(made);
    } catch (IOException e) {
      throw CacheException.of("write to the cache at", made, e);
    }
    hook();
    own = made;
    return made;
  }

  /** Deletes what killed processes have left. */
  void sweep(ProcessLock lock) {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(all)) {
      if (left.iterator().hasNext()) {
        sweepOld();
        lock.ifAlone(() -> deleteQuietly(all));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // nothing was left
    } catch (IOException e) {
      LoggerFactory.getLogger(TemporaryFolder.class).debug("not swept: {}", e.toString());
    }
  }

  @Override
  public void close() {
    delete();
    if (hooked) {
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException e) {
        // the program is ending: the hook runs, and finds nothing to do
      }
    }
  }

  private void hook() {
    if (!hooked) {
      hooked = true;
      Runtime.getRuntime().addShutdownHook(atExit);
    }
  }

  private synchronized void delete() {
    if (closed) {
      return;
    }
    closed = true;
    Path mine = own;
    own = null;
    if (wholeRoot) {
      deleteQuietly(doomed);
    } else if (mine != null) {
      deleteQuietly(mine);
    }
  }

  private void sweepOld() throws IOException {
    Instant oldest = Instant.now().minus(LONGEST_RUN);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(all)) {
      for (Path folder : left) {
        if (Files.getLastModifiedTime(folder).toInstant().isBefore(oldest)) {
          deleteQuietly(folder);
        }
      }
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      Trees.delete(path);
    } catch (IOException e) {
      LoggerFactory.getLogger(TemporaryFolder.class).debug("left for later: {}", e.toString());
    }
  }
}

package dev.puffin.cache;

import dev.puffin.fs.FileLocks;
import dev.puffin.fs.FileLocks.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The lock on the whole cache: shared by all processes that work with it, exclusive for cleaning.
 * Where no lock can be had, as on a file system that can only be read, the work goes on without:
 * nobody can clean there either.
 */
final class ProcessLock implements AutoCloseable {
  private final Path file;
  private @Nullable Held shared;

  ProcessLock(Path file) {
    this.file = file;
  }

  /** Holds the lock until it is closed, beside others. */
  synchronized void share(Runnable onWait) {
    try {
      shared = FileLocks.shared(file, onWait);
    } catch (IOException e) {
      LoggerFactory.getLogger(ProcessLock.class).debug("no lock on the cache: {}", e.toString());
    }
  }

  /** Does the work when no other process holds the lock, and lets nobody in meanwhile. */
  synchronized <V> V exclusively(Runnable onWait, Supplier<V> work) {
    boolean wasShared = shared != null;
    close(); // two that wait for each other's share would wait for ever
    try (Held _ = FileLocks.exclusive(file, onWait)) {
      return work.get();
    } catch (IOException e) {
      throw CacheException.of("lock", file, e);
    } finally {
      if (wasShared) {
        share(() -> {});
      }
    }
  }

  /** Does the work if no other process holds the lock now. */
  void ifAlone(Runnable work) {
    if (!Files.isWritable(file)) {
      return;
    }
    try {
      Optional<Held> alone = FileLocks.tryExclusive(file);
      if (alone.isPresent()) {
        try (Held _ = alone.get()) {
          work.run();
        }
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(ProcessLock.class).debug("no lock on the cache: {}", e.toString());
    }
  }

  @Override
  public synchronized void close() {
    Held held = shared;
    shared = null;
    if (held != null) {
      try {
        held.close();
      } catch (IOException e) {
        LoggerFactory.getLogger(ProcessLock.class).debug("cache lock: {}", e.toString());
      }
    }
  }
}

package dev.puffin.fs;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Locks that hold between threads and between processes, each on a file of its own. The file is
 * never deleted: somebody might wait for it while a third makes it anew, and both would hold "the"
 * lock. The system lets go of a lock when its process dies.
 */
public final class FileLocks {
  private static final long FIRST_PAUSE_MILLIS = 2;
  private static final long LONGEST_PAUSE_MILLIS = 100;

  /**
   * The region of the file that is locked. A holder of a shared lock takes one byte, so that two
   * holders in one process do not overlap, which Java refuses; an exclusive one takes all bytes.
   */
  private static final long REGION = Long.MAX_VALUE;

  private FileLocks() {}

  /** A lock that is held until it is closed. */
  public static final class Held implements AutoCloseable {
    private final FileChannel channel;

    private Held(FileChannel channel) {
      this.channel = channel;
    }

    /** Lets go of the lock. */
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /**
   * Waits until nobody else holds the lock in any way. The file and its folder are made if needed.
   *
   * @param onWait called once if the lock is not free at once
   */
  public static Held exclusive(Path file, Runnable onWait) throws IOException {
    return await(file, false, onWait);
  }

  /** Waits until nobody holds the lock exclusively; others may hold it shared meanwhile. */
  public static Held shared(Path file, Runnable onWait) throws IOException {
    return await(file, true, onWait);
  }

  /** The exclusive lock if it is free at once. The file must exist. */
  public static Optional<Held> tryExclusive(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, READ, WRITE);
    try {
      if (tryLock(channel, false)) {
        return Optional.of(new Held(channel));
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  private static Held await(Path file, boolean shared, Runnable onWait) throws IOException {
    FileChannel channel = open(file, shared);
    try {
      if (!tryLock(channel, shared)) {
        onWait.run();
        poll(channel, shared);
      }
      return new Held(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Waits by asking again: a blocking lock would occupy the carrier of a virtual thread. */
  private static void poll(FileChannel channel, boolean shared) throws IOException {
    long pause = FIRST_PAUSE_MILLIS;
    do {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for a lock");
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    } while (!tryLock(channel, shared));
  }

  private static boolean tryLock(FileChannel channel, boolean shared) throws IOException {
    try {
      long start = shared ? (System.nanoTime() & Integer.MAX_VALUE) : 0;
      FileLock lock = channel.tryLock(start, shared ? 1 : REGION, shared);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this process holds it
    }
  }

  private static FileChannel open(Path file, boolean shared) throws IOException {
    if (shared && Files.exists(file)) {
      return FileChannel.open(file, READ); // also on a file system that can only be read
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    return FileChannel.open(file, CREATE, READ, WRITE);
  }
}

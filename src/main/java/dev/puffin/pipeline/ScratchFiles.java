package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Temporary files for what is fetched. They are used again, since most of the time of writing goes
 * into new pages of memory; they are deleted with the process's temporary folder. Used by many
 * threads.
 */
final class ScratchFiles {
  private static final int MOST_KEPT = 4;
  private static final long LARGEST_KEPT = 1 << 25;

  private final Cache cache;
  private final Deque<Path> spare = new ArrayDeque<>();

  ScratchFiles(Cache cache) {
    this.cache = cache;
  }

  /** A file that nobody else uses, which may not exist yet or have any content. */
  synchronized Path take() {
    Path known = spare.poll();
    return known != null
        ? known
        : cache.temporaryFolder().resolve("fetch-" + Long.toString(System.nanoTime(), 36));
  }

  /** Takes a file back that is not needed any more. */
  void giveBack(Path file) throws IOException {
    if (Files.size(file) > LARGEST_KEPT || !keep(file)) {
      Files.deleteIfExists(file);
    }
  }

  private synchronized boolean keep(Path file) {
    return spare.size() < MOST_KEPT && spare.add(file);
  }
}

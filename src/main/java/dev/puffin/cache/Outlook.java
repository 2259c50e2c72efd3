package dev.puffin.cache;

import dev.puffin.fs.NativeLibrary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the next run what it will probably need, if its inputs have the same content: the trees
 * that this run has installed, and whether a server has to be asked. Native code reads that while
 * the JVM starts ({@code src/main/c/outlook.c}). It looks at the files of those trees, so that
 * {@link TreeCheck} finds it done, and gives a run that needs no network an AOT cache without what
 * only a network needs. Who makes the same environment again and again, as CI does, need not wait
 * for that; where nothing is known, or there was nothing to install the last time, nothing is done
 * in vain.
 */
public final class Outlook {
  /** Until when, if there is nothing that a server would have to be asked about. */
  public static final long FOR_EVER = Long.MAX_VALUE;

  /** So many are kept at least; each has some 60 bytes for every tree. */
  private static final int KEPT = 100;

  private final Cache cache;

  /** What runs with this cache leave to others. */
  public Outlook(Cache cache) {
    this.cache = cache;
  }

  /**
   * Notes what this run has found.
   *
   * @param trees that it has installed; what is elsewhere than in the cache does not count
   * @param until when the same run would have to ask a server, in milliseconds since 1970; 0 if it
   *     has to each time, or nobody knows
   */
  public void keep(Collection<Path> trees, long until) {
    if (!NativeLibrary.isLoaded() || (trees.isEmpty() && count() == 0 && until() == until)) {
      return;
    }
    Optional<CacheEntry> entry = entry();
    if (entry.isEmpty()) {
      return;
    }
    byte[] lines = lines(trees).getBytes(StandardCharsets.UTF_8);
    ByteBuffer now =
        ByteBuffer.allocate(Long.BYTES + lines.length).putLong(until).put(lines).flip();
    if (!entry.get().read().equals(Optional.of(now))) {
      entry.get().store(now);
      cache.keepNewest(CacheBucket.OUTLOOK, KEPT);
    }
  }

  private String lines(Collection<Path> trees) {
    String root = cache.root() + "/";
    List<String> paths = new ArrayList<>(trees.size());
    for (Path tree : trees) {
      String path = tree.toString();
      if (path.startsWith(root) && path.indexOf('\n') < 0) {
        paths.add(path.substring(root.length()) + "\n");
      }
    }
    Collections.sort(paths);
    return String.join("", paths);
  }

  private Optional<CacheEntry> entry() {
    byte[] inputs = inputs();
    return inputs == null
        ? Optional.empty()
        : Optional.of(
            cache.entry(CacheBucket.OUTLOOK, new String(inputs, StandardCharsets.US_ASCII)));
  }

  /** How many trees the last run with the same inputs has foreseen. */
  public static int count() {
    return NativeLibrary.isLoaded() ? (int) (counts() >>> Integer.SIZE) : 0;
  }

  /** At how many of them nobody had to look again. */
  public static int used() {
    return NativeLibrary.isLoaded() ? (int) counts() : 0;
  }

  private static native byte @Nullable [] inputs();

  private static native long until();

  private static native long counts();
}

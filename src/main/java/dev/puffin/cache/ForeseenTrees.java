package dev.puffin.cache;

import dev.puffin.fs.NativeLibrary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the next run which trees it will probably install: those that this run did, if its inputs
 * have the same content. Then native code looks at their files while the JVM starts ({@code
 * src/main/c/foreseen.c}), and {@link TreeCheck} finds it done. Who makes the same environment
 * again and again, as CI does, need not wait for that; where inputs have changed, or there was
 * nothing to install the last time, nothing is foreseen, and nothing done in vain.
 */
public final class ForeseenTrees {
  /** So many lists are kept at least; each has some 60 bytes for every tree. */
  private static final int KEPT = 100;

  private final Cache cache;

  /** What is foreseen about runs with this cache. */
  public ForeseenTrees(Cache cache) {
    this.cache = cache;
  }

  /** Notes what this run has installed; what is elsewhere than in the cache does not count. */
  public void keep(Collection<Path> trees) {
    Optional<CacheEntry> entry = entry();
    if (entry.isEmpty()) {
      return;
    }
    byte[] lines = lines(trees).getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(lines, kept(entry.get()))) {
      entry.get().store(lines);
      cache.keepNewest(CacheBucket.FORESEEN, KEPT);
    }
  }

  private static byte[] kept(CacheEntry entry) {
    ByteBuffer content = entry.read().orElse(ByteBuffer.allocate(0));
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return bytes;
  }

  /** Notes that there was nothing to install. */
  public void forget() {
    if (count() > 0) {
      keep(List.of());
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
    byte[] inputs = NativeLibrary.isLoaded() ? inputs() : null;
    return inputs == null
        ? Optional.empty()
        : Optional.of(
            cache.entry(CacheBucket.FORESEEN, new String(inputs, StandardCharsets.US_ASCII)));
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

  private static native long counts();
}

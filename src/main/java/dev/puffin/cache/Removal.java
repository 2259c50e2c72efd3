package dev.puffin.cache;

import dev.puffin.fs.TreeSize;

/**
 * What was removed from the cache.
 *
 * @param entries how many entries: unzipped wheels, pages, builds, checkouts, interpreters
 * @param files how many files they had
 * @param bytes how large those were
 */
public record Removal(long entries, long files, long bytes) {
  /** Nothing was removed. */
  public static final Removal NONE = new Removal(0, 0, 0);

  /** Both together. */
  public Removal plus(Removal other) {
    return new Removal(entries + other.entries, files + other.files, bytes + other.bytes);
  }

  static Removal of(long entries, TreeSize size) {
    return new Removal(entries, size.files(), size.bytes());
  }
}

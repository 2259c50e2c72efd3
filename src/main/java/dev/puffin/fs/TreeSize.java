package dev.puffin.fs;

/**
 * How much a tree of files holds.
 *
 * @param files the number of files and links; folders do not count
 * @param bytes the sum of the file sizes
 */
public record TreeSize(long files, long bytes) {
  /** Nothing at all. */
  public static final TreeSize NONE = new TreeSize(0, 0);

  /** Both together. */
  public TreeSize plus(TreeSize other) {
    return new TreeSize(files + other.files, bytes + other.bytes);
  }
}

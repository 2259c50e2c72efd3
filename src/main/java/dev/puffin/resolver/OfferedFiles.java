package dev.puffin.resolver;

import dev.puffin.dist.IndexFile;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The files that an index offers of one version: looked up where that has not been done, and only
 * if somebody wants them, since most uses of a choice don't. Two are equal if their files are.
 */
public final class OfferedFiles {
  private final Supplier<List<IndexFile>> source;

  private OfferedFiles(Supplier<List<IndexFile>> source) {
    this.source = source;
  }

  /** Files that are known. */
  public static OfferedFiles of(List<IndexFile> files) {
    List<IndexFile> copy = List.copyOf(files);
    return new OfferedFiles(() -> copy);
  }

  /** Files that are looked up each time they are asked for. */
  public static OfferedFiles from(Supplier<List<IndexFile>> source) {
    return new OfferedFiles(source);
  }

  /** The files, in the order of the index. May wait for the network. */
  public List<IndexFile> list() {
    return source.get();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OfferedFiles files && files.list().equals(list());
  }

  @Override
  public int hashCode() {
    return list().hashCode();
  }

  @Override
  public String toString() {
    return list().toString();
  }
}

package dev.puffin.dist;

import java.util.Optional;
import java.util.OptionalLong;

/** Files as the page of an index describes them that says no more than it must. */
public final class IndexFiles {
  private IndexFiles() {}

  /** A file of which only the hashes are said, if any. */
  public static IndexFile plain(String filename, String url, Hashes hashes, IndexUrl index) {
    return new IndexFile(
        filename,
        url,
        hashes,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        new Yanked.No(),
        false,
        Hashes.none(),
        index);
  }
}

package dev.puffin.pipeline;

import dev.puffin.cache.CacheOrigin;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.index.SimpleIndex;

/** Where distributions come from, as the cache tells it apart. */
final class Origins {
  private static final int SHORT_SHA = 7;

  private Origins() {}

  /**
   * The origin of a distribution; that of a URL, path or commit belongs to nothing else.
   *
   * @throws IllegalArgumentException if it is from git and its commit is not known yet
   */
  static CacheOrigin of(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Indexed indexed -> SimpleIndex.origin(indexed.file().index());
      case Distribution.Placed placed -> of(placed.source());
    };
  }

  private static CacheOrigin of(SourceUrl place) {
    return switch (place) {
      case SourceUrl.Archive archive -> CacheOrigin.url(archive.identity());
      case SourceUrl.LocalArchive archive -> CacheOrigin.path(archive.identity());
      case SourceUrl.LocalDirectory folder -> CacheOrigin.path(folder.identity());
      case SourceUrl.Git git ->
          CacheOrigin.git(
              git.repository(), git.subdirectory(), commit(git).substring(0, SHORT_SHA));
    };
  }

  /** The full commit of a source whose reference has been looked up. */
  static String commit(SourceUrl.Git git) {
    return git.commit().orElseThrow(() -> new IllegalArgumentException(git + " has no commit"));
  }
}

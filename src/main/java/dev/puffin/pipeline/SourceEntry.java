package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheOrigin;
import dev.puffin.cache.CacheShard;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.index.SimpleIndex;
import dev.puffin.pep508.PackageName;

/**
 * Where the cache keeps what was made of a source.
 *
 * @param origin of the source; that of a URL, path or commit belongs to nothing else
 * @param name tells apart the sources of one origin: the file name, the commit, or what is built
 */
record SourceEntry(CacheOrigin origin, String name) {
  private static final int SHORT_SHA = 7;

  static SourceEntry of(SourceDistribution source) {
    return switch (source) {
      case SourceDistribution.Registry registry ->
          new SourceEntry(SimpleIndex.origin(registry.file().index()), registry.filename().text());
      case SourceDistribution.DirectUrl url -> of(url.source());
      case SourceDistribution.Git git -> of(git.source());
      case SourceDistribution.Path path -> of(path.source());
      case SourceDistribution.Directory directory -> of(directory.source());
    };
  }

  private static SourceEntry of(SourceUrl source) {
    return switch (source) {
      case SourceUrl.Archive archive ->
          new SourceEntry(CacheOrigin.url(archive.identity()), "archive");
      case SourceUrl.Git git -> of(git);
      case SourceUrl.LocalArchive archive ->
          new SourceEntry(
              new CacheOrigin("path-" + CacheOrigin.digest(archive.identity())), "archive");
      case SourceUrl.LocalDirectory directory ->
          new SourceEntry(
              CacheOrigin.path(directory.path()), directory.editable() ? "editable" : "folder");
    };
  }

  private static SourceEntry of(SourceUrl.Git git) {
    String commit =
        git.commit().orElseThrow(() -> new IllegalArgumentException(git + " has no commit"));
    String repository = git.repository();
    CacheOrigin origin =
        CacheOrigin.git(repository, git.subdirectory(), commit.substring(0, SHORT_SHA));
    return new SourceEntry(origin, commit);
  }

  /** The same source built in another way. */
  SourceEntry variant(String key) {
    return key.isEmpty() ? this : new SourceEntry(origin, name + "-" + CacheOrigin.digest(key));
  }

  CacheShard shard(Cache cache, PackageName packageName) {
    return cache.shard(CacheBucket.BUILT_WHEELS, origin, packageName).shard(name);
  }
}

package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheOrigin;
import dev.puffin.cache.CacheShard;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.pep508.PackageName;

/**
 * Where the cache keeps what was made of a source.
 *
 * @param origin of the source; that of a URL, path or commit belongs to nothing else
 * @param name tells apart the sources of one origin: the file name, the commit, or what is built
 */
record SourceEntry(CacheOrigin origin, String name) {
  static SourceEntry of(SourceDistribution source) {
    return new SourceEntry(Origins.of(source), name(source));
  }

  private static String name(SourceDistribution source) {
    return switch (source) {
      case SourceDistribution.Registry registry -> registry.filename().text();
      case SourceDistribution.DirectUrl _, SourceDistribution.Path _ -> "archive";
      case SourceDistribution.Git git -> Origins.commit(git.source());
      case SourceDistribution.Directory folder ->
          folder.source().editable() ? "editable" : "folder";
    };
  }

  /** The same source built in another way. */
  SourceEntry variant(String key) {
    return key.isEmpty() ? this : new SourceEntry(origin, name + "-" + CacheOrigin.digest(key));
  }

  CacheShard shard(Cache cache, PackageName packageName) {
    return cache.shard(CacheBucket.BUILT_WHEELS, origin, packageName).shard(name);
  }
}

package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheOrigin;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.UrlText;
import dev.puffin.index.SimpleIndex;

/** Where the cache keeps wheels that were fetched. */
final class WheelEntries {
  private final Cache cache;

  WheelEntries(Cache cache) {
    this.cache = cache;
  }

  /** The folder a wheel is unzipped to; what else is known of it is beside. */
  CacheEntry of(BuiltDistribution wheel) {
    return cache.entry(CacheBucket.WHEELS, origin(wheel), wheel.name(), wheel.filename().stem());
  }

  private static CacheOrigin origin(BuiltDistribution wheel) {
    return switch (wheel) {
      case BuiltDistribution.Registry registry -> SimpleIndex.origin(registry.file().index());
      case BuiltDistribution.DirectUrl url ->
          CacheOrigin.url(UrlText.canonical(url.source().url()));
      case BuiltDistribution.Path path -> CacheOrigin.path(path.source().path());
    };
  }
}

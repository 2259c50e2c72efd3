package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheOrigin;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.IndexUrl;
import dev.puffin.index.SimpleIndex;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where the cache keeps wheels that were fetched. */
final class WheelEntries {
  private final Cache cache;

  /** The digest of an index is worked out once. */
  private final Map<IndexUrl, CacheOrigin> indexes = new ConcurrentHashMap<>();

  WheelEntries(Cache cache) {
    this.cache = cache;
  }

  /** The folder a wheel is unzipped to; what else is known of it is beside. */
  CacheEntry of(BuiltDistribution wheel) {
    CacheOrigin origin =
        wheel instanceof BuiltDistribution.Registry registry
            ? indexes.computeIfAbsent(registry.file().index(), SimpleIndex::origin)
            : Origins.of(wheel);
    return cache.entry(CacheBucket.WHEELS, origin, wheel.name(), wheel.filename().stem());
  }
}

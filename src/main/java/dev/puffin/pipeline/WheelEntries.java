package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheEntry;
import dev.puffin.dist.BuiltDistribution;

/** Where the cache keeps wheels that were fetched. */
final class WheelEntries {
  private final Cache cache;

  WheelEntries(Cache cache) {
    this.cache = cache;
  }

  /** The folder a wheel is unzipped to; what else is known of it is beside. */
  CacheEntry of(BuiltDistribution wheel) {
    return cache.entry(
        CacheBucket.WHEELS, Origins.of(wheel), wheel.name(), wheel.filename().stem());
  }
}

package dev.puffin.pipeline;

import dev.puffin.archive.ByteSource;
import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheEntry;
import dev.puffin.concurrent.Permits;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.WheelFilename;
import dev.puffin.index.SimpleIndex;
import dev.puffin.testing.DistFile;
import dev.puffin.testing.WheelMaker;
import dev.puffin.trace.Trace;
import java.nio.file.Path;

/** Puts wheels into a cache as if they had been fetched from an index. */
final class UnzippedWheels {
  private UnzippedWheels() {}

  static Path put(Cache cache, IndexUrl index, WheelMaker maker) {
    DistFile file = maker.make();
    WheelFilename filename = WheelFilename.parse(file.filename());
    CacheEntry entry =
        cache.entry(
            CacheBucket.WHEELS, SimpleIndex.origin(index), filename.name(), filename.stem());
    new WheelUnzipper(cache, Permits.of(1, 2), Trace.off())
        .unzip(ByteSource.of(file.bytes()), filename, Hashes.sha256(file.sha256()), entry);
    return entry.path();
  }
}

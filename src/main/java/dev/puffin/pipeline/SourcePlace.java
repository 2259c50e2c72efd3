package dev.puffin.pipeline;

import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheShard;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.WheelFilename;
import dev.puffin.tags.Tags;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A source in the state it is in now, and where the cache keeps what was made of it.
 *
 * @param source with its commit, if it comes from git
 * @param shard its folder in the cache
 * @param revision tells this state of the source from others
 * @param target the Python and the platform that is built for, first of them the most specific
 */
record SourcePlace(SourceDistribution source, CacheShard shard, String revision, Tags target) {

  /** What is known of this state of the source. */
  Optional<SourceRecord> record() {
    return SourceRecord.read(shard).filter(record -> record.revision().equals(revision));
  }

  /** The metadata for the target, of whatever it was read from. */
  Optional<CoreMetadata> metadata() {
    return record()
        .flatMap(record ->
            record
                .metadata(SourceRecord.STATIC)
                .or(() -> record.metadata(preparedName()))
                .or(() -> best(record).flatMap(wheel -> record.metadata(wheel.text()))));
  }

  /** The wheel that fits the target best, by its name; its folder may be damaged. */
  Optional<WheelFilename> best(SourceRecord record) {
    Optional<WheelFilename> best = Optional.empty();
    int bestPriority = Integer.MAX_VALUE;
    for (String name : record.metadata().keySet()) {
      if (WheelFilename.isWheel(name)) {
        WheelFilename wheel = WheelFilename.parse(name);
        OptionalInt priority = target.priority(wheel.tags());
        if (priority.isPresent() && priority.getAsInt() < bestPriority) {
          best = Optional.of(wheel);
          bestPriority = priority.getAsInt();
        }
      }
    }
    return best;
  }

  /** Under which name metadata is kept that a backend has prepared for the target. */
  String preparedName() {
    return "for " + target.tags().getFirst();
  }

  /** Removes what was made of other states of the source. */
  void forgetOthers() {
    Optional<SourceRecord> known = SourceRecord.read(shard);
    if (known.isPresent() && !known.get().revision().equals(revision)) {
      SourceRecord.remove(shard);
      shard.directories().forEach(name -> shard.entry(name).remove());
    }
  }

  /** The folder of a wheel. */
  CacheEntry wheel(WheelFilename filename) {
    return shard.entry(filename.stem());
  }

  /** The file that processes lock while they build. */
  CacheEntry lock() {
    return shard.entry("lock");
  }
}

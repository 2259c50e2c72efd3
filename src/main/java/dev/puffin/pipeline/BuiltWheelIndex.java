package dev.puffin.pipeline;

import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.TreeCheck;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.WheelFilename;
import java.util.Optional;

/** Finds wheels that were built before. */
final class BuiltWheelIndex {
  private final TreeCheck check;

  BuiltWheelIndex(TreeCheck check) {
    this.check = check;
  }

  /**
   * The best wheel for the target that was built from the source as it is now, if it is whole.
   *
   * @param hashes which archives it may have been built from
   */
  Optional<CachedWheel> find(SourcePlace place, HashPolicy hashes) {
    Optional<SourceRecord> record = place.record();
    Optional<WheelFilename> best = record.flatMap(place::best);
    if (best.isEmpty()) {
      return Optional.empty();
    }
    SourceRecord known = record.get();
    CacheEntry entry = place.wheel(best.get());
    if (!hashes.accepts(known.hashes()) || check.intact(entry.path()).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(wheel(place, best.get(), known));
  }

  /** A wheel of a source's record. */
  static CachedWheel wheel(SourcePlace place, WheelFilename filename, SourceRecord record) {
    return new CachedWheel(
        filename,
        place.wheel(filename).path(),
        record.hashes(),
        DirectUrls.of(place.source(), record.hashes()));
  }
}

package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheShard;
import dev.puffin.cache.TreeCheck;
import dev.puffin.concurrent.OnceMap;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.InvalidFilenameException;
import dev.puffin.dist.WheelFilename;
import dev.puffin.index.SimpleIndex;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.tags.Tags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The wheels of indexes that lie in the cache, by package, for those who know by its digest what
 * they want and need no page for it. A package's folders are listed when it is first asked for.
 * Only folders count, and only whole ones.
 */
public final class RegistryWheelIndex {
  private final Cache cache;
  private final Tags tags;
  private final List<IndexUrl> indexes;
  private final TreeCheck check;
  private final OnceMap<PackageName, List<Listed>> packages = new OnceMap<>();

  /** What lies in the cache from these indexes and can be used with these tags. */
  public RegistryWheelIndex(Cache cache, Tags tags, List<IndexUrl> indexes) {
    this.cache = cache;
    this.tags = tags;
    this.indexes = List.copyOf(indexes);
    this.check = new TreeCheck(cache);
  }

  private record Listed(WheelFilename filename, Path directory, int priority) {}

  /**
   * The best wheel of a version: the most specific one that is acceptable, of equal ones that with
   * the highest build tag, then that of the first index.
   */
  public Optional<CachedWheel> find(PackageName name, Version version, HashPolicy policy) {
    for (Listed listed : packages.get(name, () -> list(name))) {
      if (listed.filename().version().equals(version)) {
        Optional<CachedWheel> wheel =
            intact(listed).filter(found -> policy.accepts(found.hashes()));
        if (wheel.isPresent()) {
          return wheel;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<CachedWheel> intact(Listed listed) {
    return check
        .intact(listed.directory())
        .map(hashes ->
            new CachedWheel(
                listed.filename(), listed.directory(), new Hashes(hashes), Optional.empty()));
  }

  private List<Listed> list(PackageName name) {
    List<Listed> listed = new ArrayList<>();
    for (IndexUrl index : indexes) {
      CacheShard shard = cache.shard(CacheBucket.WHEELS, SimpleIndex.origin(index), name);
      for (String stem : shard.directories()) {
        usable(shard, stem).ifPresent(listed::add);
      }
    }
    listed.sort(RegistryWheelIndex::compare);
    return listed;
  }

  /** The wheel that suits best comes first, and of equal ones the last build. */
  private static int compare(Listed left, Listed right) {
    int byPriority = Integer.compare(left.priority(), right.priority());
    return byPriority != 0 ? byPriority : right.filename().compareBuild(left.filename());
  }

  private Optional<Listed> usable(CacheShard shard, String stem) {
    try {
      WheelFilename filename = WheelFilename.parse(stem + ".whl");
      OptionalInt priority = tags.priority(filename.tags());
      return priority.isEmpty()
          ? Optional.empty()
          : Optional.of(new Listed(filename, shard.entry(stem).path(), priority.getAsInt()));
    } catch (InvalidFilenameException e) {
      return Optional.empty(); // a stray folder
    }
  }
}

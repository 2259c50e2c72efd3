package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.Removal;
import dev.puffin.concurrent.Permits;
import dev.puffin.concurrent.Permits.Kind;
import dev.puffin.concurrent.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads every unzipped wheel in the cache and compares it with its RECORD and with what was noted
 * when it was unzipped. Damaged ones are removed, so that they are made anew when they are needed.
 */
public final class CacheVerifier {
  private final Cache cache;
  private final Permits permits;

  /** Checks that cache with no more cores than allowed. */
  public CacheVerifier(Cache cache, Permits permits) {
    this.cache = cache;
    this.permits = permits;
  }

  private record Found(CacheEntry entry, UnzippedWheel.Finding finding) {
    Verification.Finding named() {
      String stem = String.valueOf(entry.path().getFileName());
      return new Verification.Finding(stem, finding.reason());
    }
  }

  /** Checks everything; takes as long as reading it. */
  public Verification run() {
    List<CacheEntry> wheels = wheels();
    Removal removed = Removal.NONE;
    List<Verification.Finding> damaged = new ArrayList<>();
    List<Verification.Finding> disagreeing = new ArrayList<>();
    for (Found found : examine(wheels)) {
      if (found.finding().isDamaged()) {
        removed = removed.plus(found.entry().remove());
        damaged.add(found.named());
      } else {
        disagreeing.add(found.named());
      }
    }
    return new Verification(wheels.size(), damaged, disagreeing, removed);
  }

  private List<CacheEntry> wheels() {
    List<CacheEntry> wheels = new ArrayList<>(cache.entries(CacheBucket.WHEELS));
    for (CacheEntry source : cache.entries(CacheBucket.BUILT_WHEELS)) {
      wheels.addAll(source.children());
    }
    wheels.removeIf(entry -> !entry.isDirectory());
    return wheels;
  }

  private List<Found> examine(List<CacheEntry> wheels) {
    List<TaskGroup.Task<Optional<Found>>> tasks = new ArrayList<>();
    try (TaskGroup group = new TaskGroup()) {
      for (CacheEntry entry : wheels) {
        tasks.add(group.fork(() -> permits.run(Kind.CPU, () -> examine(entry))));
      }
      group.join();
    }
    List<Found> found = new ArrayList<>();
    tasks.forEach(task -> task.value().ifPresent(found::add));
    return found;
  }

  private static Optional<Found> examine(CacheEntry entry) {
    return UnzippedWheel.examine(entry.path()).map(finding -> new Found(entry, finding));
  }
}

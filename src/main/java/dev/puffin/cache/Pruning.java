package dev.puffin.cache;

import dev.puffin.fs.TreeSize;
import dev.puffin.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Removes from a cache what is of no use. Runs while no other process works with it. */
final class Pruning {
  private final Cache cache;
  private final PruneRequest request;
  private Removal removal = Removal.NONE;

  Pruning(Cache cache, PruneRequest request) {
    this.cache = cache;
    this.request = request;
  }

  Removal run() {
    removeOutdatedBuckets();
    removeUnreachable();
    if (request.fetched()) {
      removeFetched();
    }
    List<Entry> entries = entries();
    entries.sort(Comparator.comparing(Entry::lastUsed));
    List<Entry> left = removeOld(entries);
    removeLeastRecentlyUsed(left);
    removeEmptyFolders();
    return removal;
  }

  /** What belongs together: a folder or file and the files beside it that add a suffix. */
  private record Entry(List<Path> paths, Instant lastUsed, TreeSize size) {}

  private void removeOutdatedBuckets() {
    for (Path child : Cleaning.children(cache.root())) {
      if (CacheBucket.isOutdated(String.valueOf(child.getFileName()))) {
        remove(List.of(child));
      }
    }
  }

  /** Unzipped wheels that do not say what they consist of are never used again. */
  private void removeUnreachable() {
    for (Path shard : shards(CacheBucket.WHEELS)) {
      removeUnlisted(shard);
    }
    for (Path shard : shards(CacheBucket.BUILT_WHEELS)) {
      Cleaning.children(shard).forEach(this::removeUnlisted);
    }
  }

  /** Their metadata, which is small, stays. */
  private void removeFetched() {
    for (Path shard : shards(CacheBucket.WHEELS)) {
      for (Path child : Cleaning.children(shard)) {
        if (Files.isDirectory(child)) {
          remove(List.of(child));
        }
      }
    }
  }

  private void removeUnlisted(Path folder) {
    for (Path child : Cleaning.children(folder)) {
      if (Files.isDirectory(child) && !Files.exists(child.resolve(TreeManifest.FILE_NAME))) {
        remove(List.of(child));
      }
    }
  }

  private List<Entry> removeOld(List<Entry> oldestFirst) {
    if (request.olderThan().isEmpty()) {
      return oldestFirst;
    }
    Instant oldest = Instant.now().minus(request.olderThan().get());
    List<Entry> left = new ArrayList<>();
    for (Entry entry : oldestFirst) {
      if (entry.lastUsed().isBefore(oldest)) {
        remove(entry.paths());
      } else {
        left.add(entry);
      }
    }
    return left;
  }

  private void removeLeastRecentlyUsed(List<Entry> oldestFirst) {
    if (request.maxBytes().isEmpty()) {
      return;
    }
    long bytes = 0;
    for (Entry entry : oldestFirst) {
      bytes += entry.size().bytes();
    }
    for (Entry entry : oldestFirst) {
      if (bytes <= request.maxBytes().getAsLong()) {
        return;
      }
      remove(entry.paths());
      bytes -= entry.size().bytes();
    }
  }

  private void removeEmptyFolders() {
    for (CacheBucket bucket : CacheBucket.byPackage()) {
      for (Path origin : Cleaning.children(cache.directory(bucket))) {
        Cleaning.children(origin).forEach(this::removeIfEmpty);
        removeIfEmpty(origin);
      }
    }
  }

  private void removeIfEmpty(Path folder) {
    if (Files.isDirectory(folder) && Cleaning.children(folder).isEmpty()) {
      cache.remove(folder);
    }
  }

  private void remove(List<Path> paths) {
    Removal all = Removal.NONE;
    for (Path path : paths) {
      all = all.plus(cache.remove(path));
    }
    removal = removal.plus(new Removal(1, all.files(), all.bytes()));
  }

  /** Deletes those files that were written first; one that can't be deleted stays. */
  static void removeOldest(List<Path> files, int count) {
    record Written(FileTime time, Path file) {}
    List<Written> oldestFirst = new ArrayList<>();
    try {
      for (Path file : files) {
        oldestFirst.add(new Written(Files.getLastModifiedTime(file), file));
      }
      oldestFirst.sort(Comparator.comparing(Written::time));
      for (Written one : oldestFirst.subList(0, count)) {
        Files.deleteIfExists(one.file());
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(Pruning.class).debug("not all could be removed: {}", e.toString());
    }
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (CacheBucket bucket : CacheBucket.byPackage()) {
      for (Path shard : shards(bucket)) {
        addEntries(shard, entries);
      }
    }
    addEntries(cache.directory(CacheBucket.INTERPRETER), entries);
    addEntries(cache.directory(CacheBucket.RESOLUTIONS), entries);
    addEntries(cache.directory(CacheBucket.GIT).resolve("db"), entries);
    addEntries(cache.directory(CacheBucket.GIT).resolve("checkouts"), entries);
    return entries;
  }

  private List<Path> shards(CacheBucket bucket) {
    List<Path> shards = new ArrayList<>();
    for (Path origin : Cleaning.children(cache.directory(bucket))) {
      shards.addAll(Cleaning.children(origin));
    }
    return shards;
  }

  private static void addEntries(Path folder, List<Entry> entries) {
    List<Path> together = new ArrayList<>();
    for (Path child : Cleaning.children(folder)) {
      if (!together.isEmpty()
          && !child.toString().startsWith(together.getFirst().toString() + ".")) {
        entries.add(entry(together));
        together = new ArrayList<>();
      }
      together.add(child);
    }
    if (!together.isEmpty()) {
      entries.add(entry(together));
    }
  }

  private static Entry entry(List<Path> paths) {
    try {
      Instant lastUsed = Instant.MIN;
      TreeSize size = TreeSize.NONE;
      for (Path path : paths) {
        Instant used = lastUsed(path);
        lastUsed = used.isAfter(lastUsed) ? used : lastUsed;
        size = size.plus(Trees.size(path));
      }
      return new Entry(List.copyOf(paths), lastUsed, size);
    } catch (IOException e) {
      throw CacheException.of("read", paths.getFirst(), e);
    }
  }

  /**
   * When it was last used: a folder as its newest file, where of an unzipped wheel only the list of
   * its files counts, since those are linked into environments that use them.
   */
  private static Instant lastUsed(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return used(path);
    }
    Path manifest = path.resolve(TreeManifest.FILE_NAME);
    if (Files.exists(manifest)) {
      return used(manifest);
    }
    Instant newest = Files.getLastModifiedTime(path).toInstant();
    for (Path child : Cleaning.children(path)) {
      Instant used = lastUsed(child);
      newest = used.isAfter(newest) ? used : newest;
    }
    return newest;
  }

  private static Instant used(Path file) throws IOException {
    try {
      BasicFileAttributes times = Files.readAttributes(file, BasicFileAttributes.class);
      Instant modified = times.lastModifiedTime().toInstant();
      Instant read = times.lastAccessTime().toInstant();
      return read.isAfter(modified) ? read : modified;
    } catch (NoSuchFileException e) {
      return Instant.MIN; // a link to nothing
    }
  }
}

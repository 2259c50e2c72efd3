package dev.puffin.cache;

import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Removes from a cache what is asked for. Runs while no other process works with it. */
final class Cleaning {
  private final Cache cache;

  Cleaning(Cache cache) {
    this.cache = cache;
  }

  Removal all() {
    Removal removal = Removal.NONE;
    for (CacheBucket bucket : CacheBucket.values()) {
      removal = removal.plus(bucket(bucket));
    }
    Path own = cache.temporaryFolder();
    for (Path child : children(cache.root())) {
      if (!CacheRoot.KEPT.contains(String.valueOf(child.getFileName())) && !own.startsWith(child)) {
        Removal rest = cache.remove(child);
        removal = removal.plus(new Removal(0, rest.files(), rest.bytes()));
      }
    }
    return removal;
  }

  /** With a package all choices of versions go: each may rest on what was known of it. */
  Removal packages(Set<PackageName> names) {
    Removal removal = Removal.NONE;
    for (CacheBucket bucket : CacheBucket.byPackage()) {
      for (Path origin : children(cache.directory(bucket))) {
        for (PackageName name : names) {
          removal = removal.plus(shard(origin.resolve(name.value())));
        }
        if (children(origin).isEmpty()) {
          cache.remove(origin);
        }
      }
    }
    return removal.entries() == 0 ? removal : removal.plus(bucket(CacheBucket.RESOLUTIONS));
  }

  private Removal bucket(CacheBucket bucket) {
    Path folder = cache.directory(bucket);
    if (!bucket.isByPackage()) {
      return countedAs(entries(folder), cache.remove(folder));
    }
    Removal removal = Removal.NONE;
    for (Path origin : children(folder)) {
      for (Path shard : children(origin)) {
        removal = removal.plus(shard(shard));
      }
    }
    return removal.plus(countedAs(0, cache.remove(folder)));
  }

  private Removal shard(Path shard) {
    return countedAs(entries(shard), cache.remove(shard));
  }

  private static Removal countedAs(long entries, Removal removal) {
    return new Removal(entries, removal.files(), removal.bytes());
  }

  /** Entries of a folder: what lies beside a folder with a longer name belongs to it. */
  static long entries(Path folder) {
    long count = 0;
    String last = "";
    for (Path child : children(folder)) {
      String name = String.valueOf(child.getFileName());
      if (last.isEmpty() || !name.startsWith(last + ".")) {
        count++;
        last = name;
      }
    }
    return count;
  }

  /** The children of a folder, sorted; none if it is not there. */
  static List<Path> children(Path folder) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw CacheException.of("read", folder, e);
    }
    Collections.sort(children);
    return children;
  }
}

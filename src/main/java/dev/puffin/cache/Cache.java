package dev.puffin.cache;

import dev.puffin.fs.StagingDirectory;
import dev.puffin.fs.TreeSize;
import dev.puffin.fs.Trees;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Everything that was fetched, built or unzipped. Several processes use one cache at the same time:
 * each holds the lock in its root shared as long as it works, and only {@code clean} and {@code
 * prune} want it for themselves.
 *
 * <p>A cache that can't be written can still be read; only what has to be written then fails.
 */
public final class Cache implements AutoCloseable {
  private final Path root;
  private final ProcessLock lock;
  private final TemporaryFolder temporaries;

  private Cache(Path root, boolean temporary, Runnable onWait) {
    this.root = root;
    this.lock = new ProcessLock(root.resolve(".lock"));
    this.temporaries = new TemporaryFolder(root, temporary);
    CacheRoot.prepare(root);
    temporaries.sweep(lock);
    lock.share(onWait);
  }

  /** The cache in that folder, which is made if it is not there. */
  public static Cache open(Path root) {
    return open(root, () -> {});
  }

  /**
   * The cache in that folder.
   *
   * @param onWait called once if it has to wait for a process that cleans the cache
   */
  public static Cache open(Path root, Runnable onWait) {
    return new Cache(root.toAbsolutePath().normalize(), false, onWait);
  }

  /**
   * An empty cache that is deleted when it is closed or the program is stopped.
   *
   * @param parent the folder to make it in, such as that for temporary files
   * @throws CacheException if it can't be made
   */
  public static Cache temporary(Path parent) {
    Path root = CacheRoot.temporary(parent.toAbsolutePath().normalize());
    return new Cache(root, true, () -> {});
  }

  /** The folder of the cache. */
  public Path root() {
    return root;
  }

  /** The entries of a package from one origin. */
  public CacheShard shard(CacheBucket bucket, CacheOrigin origin, PackageName name) {
    if (!bucket.isByPackage()) {
      throw new IllegalArgumentException(bucket + " is not by package");
    }
    Path path = child(child(directory(bucket), origin.directoryName()), name.value());
    return new CacheShard(this, path);
  }

  /** The entry of a package from one origin. */
  public CacheEntry entry(CacheBucket bucket, CacheOrigin origin, PackageName name, String entry) {
    return shard(bucket, origin, name).entry(entry);
  }

  /** All entries of a bucket by package, sorted by origin, package and name. */
  public List<CacheEntry> entries(CacheBucket bucket) {
    List<CacheEntry> entries = new ArrayList<>();
    for (Path origin : Cleaning.children(directory(bucket))) {
      for (Path shard : Cleaning.children(origin)) {
        entries.addAll(new CacheEntry(this, shard).children());
      }
    }
    return entries;
  }

  /** The entry of a bucket that is not by package. */
  public CacheEntry entry(CacheBucket bucket, String name) {
    return new CacheEntry(this, child(directory(bucket), name));
  }

  /** Leaves only the newest entries of a bucket of files, once there are twice as many. */
  public void keepNewest(CacheBucket bucket, int count) {
    List<Path> entries = Cleaning.children(directory(bucket));
    if (entries.size() > 2 * count) {
      Pruning.removeOldest(entries, entries.size() - count);
    }
  }

  /** The folder of a bucket, which need not be there. */
  public Path directory(CacheBucket bucket) {
    return root.resolve(bucket.directoryName());
  }

  /**
   * A new folder to fill and publish.
   *
   * @throws CacheException if it can't be made
   */
  public StagingDirectory stage() {
    Path folder = temporaryFolder();
    try {
      return StagingDirectory.in(folder);
    } catch (IOException e) {
      throw CacheException.of("make a folder in", folder, e);
    }
  }

  /**
   * This process's folder for temporary files, on the file system of the cache. Whatever is in it
   * is deleted at the end, and by a later run if this one is killed.
   *
   * @throws CacheException if it can't be made
   */
  public Path temporaryFolder() {
    return temporaries.path();
  }

  /** How much is in the cache. */
  public TreeSize size() {
    try {
      return Trees.size(root);
    } catch (IOException e) {
      throw CacheException.of("read", root, e);
    }
  }

  /**
   * Removes everything, when no other process works with the cache any more.
   *
   * @param onWait called once if it has to wait for another process
   */
  public Removal clean(Runnable onWait) {
    return lock.exclusively(onWait, () -> new Cleaning(this).all());
  }

  /** Removes all that belongs to these packages from every bucket, as {@link #clean(Runnable)}. */
  public Removal clean(Set<PackageName> names, Runnable onWait) {
    return lock.exclusively(onWait, () -> new Cleaning(this).packages(names));
  }

  /** Removes what is of no use any more, as {@link #clean(Runnable)}. */
  public Removal prune(PruneRequest request, Runnable onWait) {
    return lock.exclusively(onWait, () -> new Pruning(this, request).run());
  }

  /** Deletes this process's temporary files; of a temporary cache everything. */
  @Override
  public void close() {
    lock.close();
    temporaries.close();
  }

  /** Moves it out of sight at once, then deletes it. */
  Removal remove(Path path) {
    try (StagingDirectory doomed = stage()) {
      Path moved = doomed.path().resolve("removed");
      try {
        Files.move(path, moved);
      } catch (NoSuchFileException e) {
        return Removal.NONE;
      }
      return Removal.of(1, Trees.delete(moved));
    } catch (IOException e) {
      throw CacheException.of("remove", path, e);
    }
  }

  /** The child of that name, which must be a single name: nothing leads out of the cache. */
  static Path child(Path parent, String name) {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no name for a cache entry: " + name);
    }
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("no name for a cache entry: " + name);
    }
    return parent.resolve(name);
  }
}

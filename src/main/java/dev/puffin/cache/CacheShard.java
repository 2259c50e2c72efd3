package dev.puffin.cache;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The entries of one package from one origin: {@code <bucket>/<origin>/<package>}. */
public final class CacheShard {
  private final Cache cache;
  private final Path path;

  CacheShard(Cache cache, Path path) {
    this.cache = cache;
    this.path = path;
  }

  /** Its folder, which need not be there. */
  public Path path() {
    return path;
  }

  /** The entry of that name; the name must be a single one. */
  public CacheEntry entry(String name) {
    return new CacheEntry(cache, Cache.child(path, name));
  }

  /** The shard below: the entries of one source distribution. */
  public CacheShard shard(String name) {
    return new CacheShard(cache, Cache.child(path, name));
  }

  /** The names of the folders in it, sorted; none when it can't be read. */
  public List<String> directories() {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
      for (Path child : children) {
        if (Files.isDirectory(child)) {
          names.add(String.valueOf(child.getFileName()));
        }
      }
    } catch (IOException e) {
      return List.of(); // not there, or can't be read: a miss
    }
    Collections.sort(names);
    return names;
  }
}

package dev.puffin.pipeline;

import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.TreeCheck;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.UrlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Wheels that are files on this machine. They are read, and never changed or removed. */
final class LocalWheels {
  private static final String STAMP = ".local";
  private static final int BUFFER_BYTES = 1 << 16;

  private final TreeCheck check;

  LocalWheels(TreeCheck check) {
    this.check = check;
  }

  /** The path that a {@code file:} URL of an index or a page of links names. */
  static Path path(String url) {
    String path = UrlText.decode(UrlText.withoutFragment(url).substring("file:".length()));
    return Path.of(path.startsWith("//") ? path.substring(path.indexOf('/', 2)) : path);
  }

  /** The digests of the file, if it is in the cache as it is now. */
  Optional<Hashes> cached(Path file, CacheEntry entry) {
    Optional<LocalStamp> stamp = LocalStamp.read(entry.withSuffix(STAMP));
    try {
      if (stamp.isEmpty() || !stamp.get().matches(file)) {
        return Optional.empty();
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(LocalWheels.class).debug("{}: {}", file, e.toString());
      return Optional.empty(); // whoever reads the file will say what is wrong
    }
    Hashes hashes = stamp.get().hashes();
    return check.intact(entry.path()).equals(Optional.of(hashes.digests()))
        ? Optional.of(hashes)
        : Optional.empty();
  }

  /** Opens the file and computes its digests. */
  Fetched open(Path file, Collection<String> algorithms) throws IOException {
    Digests digests = new Digests(algorithms);
    digests.begin(Files.size(file));
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digests.update(buffer, count);
      }
    }
    return Fetched.local(file, digests.finish());
  }

  /** Notes that the entry has been made from the file as it is now. */
  void remember(Path file, Hashes hashes, CacheEntry entry) throws IOException {
    LocalStamp.of(file, hashes).store(entry.withSuffix(STAMP));
  }
}

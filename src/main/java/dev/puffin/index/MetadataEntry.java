package dev.puffin.index;

import dev.puffin.cache.CacheEntry;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.InvalidMetadataException;
import dev.puffin.dist.UrlText;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A wheel's metadata in the cache, with the identity of the file it was read from: its sha256, or
 * where the index gives none, its URL and size, of a file on this machine also its time. Metadata
 * of another file is a miss.
 */
final class MetadataEntry {
  private static final int FORMAT = 1;

  /** URLs of files are absolute. */
  private static final Path HERE = Path.of("");

  private MetadataEntry() {}

  static Optional<CoreMetadata> read(CacheEntry entry, IndexFile file) {
    return entry.read().flatMap(kept -> decode(kept, identity(file)));
  }

  static void store(CacheEntry entry, IndexFile file, CoreMetadata metadata) {
    byte[] identity = identity(file).getBytes(StandardCharsets.UTF_8);
    byte[] encoded = metadata.encode();
    entry.store(
        ByteBuffer.allocate(1 + Integer.BYTES + identity.length + encoded.length)
            .put((byte) FORMAT)
            .putInt(identity.length)
            .put(identity)
            .put(encoded)
            .array());
  }

  private static Optional<CoreMetadata> decode(ByteBuffer kept, String identity) {
    try {
      if (kept.get() != FORMAT) {
        return Optional.empty();
      }
      byte[] known = new byte[kept.getInt()];
      kept.get(known);
      return identity.equals(new String(known, StandardCharsets.UTF_8))
          ? Optional.of(CoreMetadata.decode(kept))
          : Optional.empty();
    } catch (BufferUnderflowException | NegativeArraySizeException | InvalidMetadataException e) {
      return Optional.empty(); // not what this program writes: as if it were not there
    }
  }

  private static String identity(IndexFile file) {
    return file.hashes()
        .sha256()
        .map(hex -> "sha256:" + hex)
        .orElseGet(() -> UrlText.withoutCredentials(file.url()) + " " + stamp(file));
  }

  private static String stamp(IndexFile file) {
    Optional<Path> local = LocalPlace.path(file.url(), HERE, HERE);
    if (local.isEmpty()) {
      return String.valueOf(file.size().orElse(-1));
    }
    try {
      BasicFileAttributes now = Files.readAttributes(local.get(), BasicFileAttributes.class);
      return now.size() + " " + now.lastModifiedTime();
    } catch (IOException e) {
      return "unreadable"; // as whoever reads the file itself will say
    }
  }
}

package dev.puffin.pipeline;

import dev.puffin.cache.CacheEntry;
import dev.puffin.dist.Hashes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a local file looked like when it was read last, beside what was made of it. While it looks
 * the same it is not read again.
 *
 * @param size in bytes
 * @param modified nanoseconds since 1970
 * @param hashes of the content then
 */
record LocalStamp(long size, long modified, Hashes hashes) {

  /** A file as it looks now, with the digests that were computed. */
  static LocalStamp of(Path file, Hashes hashes) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    return new LocalStamp(found.size(), found.lastModifiedTime().to(TimeUnit.NANOSECONDS), hashes);
  }

  /** The stamp in an entry, if there is one that can be read. */
  static Optional<LocalStamp> read(CacheEntry entry) {
    return entry.read().flatMap(LocalStamp::decode);
  }

  /** Keeps it in an entry. */
  void store(CacheEntry entry) {
    byte[] text = HashText.encode(hashes);
    entry.store(
        ByteBuffer.allocate(2 * Long.BYTES + text.length)
            .putLong(size)
            .putLong(modified)
            .put(text)
            .array());
  }

  /** Whether a file looks as it did. */
  boolean matches(Path file) throws IOException {
    LocalStamp now = of(file, hashes);
    return now.size == size && now.modified == modified;
  }

  private static Optional<LocalStamp> decode(ByteBuffer in) {
    if (in.remaining() < 2 * Long.BYTES) {
      return Optional.empty();
    }
    return Optional.of(new LocalStamp(in.getLong(), in.getLong(), HashText.decode(in)));
  }
}

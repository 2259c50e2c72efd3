package dev.puffin.pipeline;

import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheShard;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.InvalidMetadataException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a source, in the {@code metadata} file beside the wheels built from it.
 *
 * @param revision which state of the source this is about; of another state nothing here is true
 * @param hashes of the archive, if the source is one
 * @param metadata by the file name of the wheel that has it; what was prepared without a wheel is
 *     under a name that is no wheel's
 */
record SourceRecord(String revision, Hashes hashes, SortedMap<String, CoreMetadata> metadata) {
  /** The name of metadata that is the same whatever it is built for. */
  static final String STATIC = "static";

  private static final String FILE_NAME = "metadata";

  /** Copies the map. */
  SourceRecord {
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }

  /** The record of a source that nothing was made of yet. */
  static SourceRecord of(String revision, Hashes hashes) {
    return new SourceRecord(revision, hashes, new TreeMap<>());
  }

  /** The same with more digests of the archive. */
  SourceRecord with(Hashes more) {
    SortedMap<String, String> all = new TreeMap<>(hashes.digests());
    all.putAll(more.digests());
    return new SourceRecord(revision, new Hashes(all), metadata);
  }

  /** The same with one more. */
  SourceRecord with(String name, CoreMetadata added) {
    SortedMap<String, CoreMetadata> all = new TreeMap<>(metadata);
    all.put(name, added);
    return new SourceRecord(revision, hashes, all);
  }

  /** The metadata under a name. */
  Optional<CoreMetadata> metadata(String name) {
    return Optional.ofNullable(metadata.get(name));
  }

  /** That of a source's folder in the cache, if there is one that can be read. */
  static Optional<SourceRecord> read(CacheShard shard) {
    CacheEntry entry = shard.entry(FILE_NAME);
    try {
      return entry.read().map(SourceRecord::decode);
    } catch (BufferUnderflowException | NegativeArraySizeException | InvalidMetadataException _) {
      return Optional.empty(); // of another time: it is made anew
    }
  }

  /** Keeps it in a source's folder in the cache. */
  void store(CacheShard shard) {
    shard.entry(FILE_NAME).store(encode());
  }

  /** Removes that of a source's folder in the cache. */
  static void remove(CacheShard shard) {
    shard.entry(FILE_NAME).remove();
  }

  private byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, revision.getBytes(StandardCharsets.UTF_8));
      out.writeInt(hashes.digests().size());
      for (Map.Entry<String, String> digest : hashes.digests().entrySet()) {
        write(out, digest.getKey().getBytes(StandardCharsets.UTF_8));
        write(out, digest.getValue().getBytes(StandardCharsets.UTF_8));
      }
      out.writeInt(metadata.size());
      for (Map.Entry<String, CoreMetadata> named : metadata.entrySet()) {
        write(out, named.getKey().getBytes(StandardCharsets.UTF_8));
        write(out, named.getValue().encode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, byte[] content) throws IOException {
    out.writeInt(content.length);
    out.write(content);
  }

  private static SourceRecord decode(ByteBuffer in) {
    String revision = text(in);
    TreeMap<String, String> digests = new TreeMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      digests.put(text(in), text(in));
    }
    TreeMap<String, CoreMetadata> metadata = new TreeMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      metadata.put(text(in), CoreMetadata.decode(ByteBuffer.wrap(bytes(in))));
    }
    return new SourceRecord(revision, new Hashes(digests), metadata);
  }

  private static String text(ByteBuffer in) {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ByteBuffer in) {
    int length = in.getInt();
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] content = new byte[length];
    in.get(content);
    return content;
  }
}

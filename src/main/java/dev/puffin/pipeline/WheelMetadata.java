package dev.puffin.pipeline;

import dev.puffin.cache.CacheEntry;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.InvalidMetadataException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The metadata of wheels as the cache keeps it: beside the wheel, with the digests of the file. */
final class WheelMetadata {
  private static final String SUFFIX = ".metadata";

  private final WheelEntries entries;

  WheelMetadata(WheelEntries entries) {
    this.entries = entries;
  }

  /** The metadata of the file that has these digests. */
  Optional<CoreMetadata> read(BuiltDistribution wheel, Hashes hashes) {
    Optional<ByteBuffer> content = entry(wheel).read();
    if (content.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer in = content.get();
    byte[] expected = HashText.encode(hashes);
    int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
    if (length != expected.length || in.remaining() < length) {
      return Optional.empty();
    }
    byte[] known = new byte[length];
    in.get(known);
    if (!Arrays.equals(known, expected)) {
      return Optional.empty();
    }
    try {
      return Optional.of(CoreMetadata.decode(in));
    } catch (InvalidMetadataException e) {
      return Optional.empty(); // written by another version of puffin
    }
  }

  void store(BuiltDistribution wheel, Hashes hashes, CoreMetadata metadata) {
    byte[] known = HashText.encode(hashes);
    byte[] encoded = metadata.encode();
    entry(wheel)
        .store(
            ByteBuffer.allocate(Integer.BYTES + known.length + encoded.length)
                .putInt(known.length)
                .put(known)
                .put(encoded)
                .array());
  }

  private CacheEntry entry(BuiltDistribution wheel) {
    return entries.of(wheel).withSuffix(SUFFIX);
  }
}

package dev.puffin.pipeline;

import dev.puffin.dist.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** Digests as the cache keeps them: a line of {@code algorithm:digest} for each. */
final class HashText {
  private HashText() {}

  static byte[] encode(Hashes hashes) {
    StringBuilder text = new StringBuilder();
    hashes
        .digests()
        .forEach(
            (algorithm, digest) -> text.append(algorithm).append(':').append(digest).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what {@link #encode} wrote; lines of another form are passed over. */
  static Hashes decode(ByteBuffer in) {
    SortedMap<String, String> digests = new TreeMap<>();
    for (String line : StandardCharsets.UTF_8.decode(in).toString().split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        digests.put(line.substring(0, colon), line.substring(colon + 1));
      }
    }
    return new Hashes(digests);
  }
}

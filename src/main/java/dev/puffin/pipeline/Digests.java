package dev.puffin.pipeline;

import dev.puffin.dist.Hashes;
import dev.puffin.http.NativeSha256;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Digests that are computed while bytes pass. SHA-256 always, others when they are asked for. */
final class Digests {
  private static final String SHA256 = "sha256";
  private static final long MUCH_BYTES = 1 << 20;

  private final SortedMap<String, MessageDigest> digests = new TreeMap<>();

  /** Computes these and SHA-256; an algorithm that Java has not is passed over. */
  Digests(Collection<String> algorithms) {
    add(SHA256);
    algorithms.forEach(this::add);
  }

  void update(byte[] bytes, int length) {
    for (MessageDigest digest : digests.values()) {
      digest.update(bytes, 0, length);
    }
  }

  /** The digests of what has passed; begins anew. */
  Hashes finish() {
    SortedMap<String, String> result = new TreeMap<>();
    digests.forEach(
        (algorithm, digest) -> result.put(algorithm, HexFormat.of().formatHex(digest.digest())));
    return new Hashes(result);
  }

  /**
   * Begins anew.
   *
   * @param volume how many bytes this run is going to digest, as far as is known; for many it pays
   *     to load native code
   */
  void begin(long volume) {
    digests.values().forEach(MessageDigest::reset);
    if (volume >= MUCH_BYTES) {
      NativeSha256.create().ifPresent(digest -> digests.put(SHA256, digest));
    }
  }

  /** Those of the algorithms that can be computed here. */
  static SortedSet<String> known(Collection<String> algorithms) {
    return new TreeSet<>(new Digests(algorithms).digests.keySet());
  }

  private void add(String algorithm) {
    try {
      digests.put(algorithm, MessageDigest.getInstance(javaName(algorithm)));
    } catch (NoSuchAlgorithmException e) {
      if (algorithm.equals(SHA256)) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  /** Java's name of an algorithm of Python's hashlib. */
  private static String javaName(String algorithm) {
    String upper = algorithm.toUpperCase(Locale.ROOT);
    if (upper.startsWith("SHA3_")) {
      return upper.replace('_', '-');
    }
    return upper.startsWith("SHA") ? "SHA-" + upper.substring("SHA".length()) : upper;
  }
}

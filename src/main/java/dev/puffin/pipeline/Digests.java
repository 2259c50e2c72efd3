package dev.puffin.pipeline;

import dev.puffin.cache.Sha256;
import dev.puffin.dist.Hashes;
import dev.puffin.http.NativeSha256;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Digests that are computed while bytes pass. SHA-256 always, others when they are asked for. */
final class Digests {
  private static final String SHA256 = "sha256";
  private static final long MUCH_BYTES = 1 << 20;

  private final SortedSet<String> algorithms;

  /** Made late: Java's list of who computes what is not to be read before the network is ready. */
  private final SortedMap<String, MessageDigest> digests = new TreeMap<>();

  /** Computes these and SHA-256; an algorithm that Java has not is passed over. */
  Digests(Collection<String> algorithms) {
    this.algorithms = known(algorithms);
  }

  void update(byte[] bytes, int length) {
    for (MessageDigest digest : digests().values()) {
      digest.update(bytes, 0, length);
    }
  }

  /** The digests of what has passed; begins anew. */
  Hashes finish() {
    SortedMap<String, String> result = new TreeMap<>();
    digests()
        .forEach((algorithm, digest) ->
            result.put(algorithm, HexFormat.of().formatHex(digest.digest())));
    return new Hashes(result);
  }

  private SortedMap<String, MessageDigest> digests() {
    if (digests.isEmpty()) {
      algorithms.forEach(name -> digests.put(name, find(name).orElseThrow()));
    }
    return digests;
  }

  /**
   * Begins anew.
   *
   * @param volume how many bytes this run is going to digest, as far as is known; for many it pays
   *     to load native code
   */
  void begin(long volume) {
    digests().values().forEach(MessageDigest::reset);
    if (volume >= MUCH_BYTES && !Sha256.hasInstructions()) {
      NativeSha256.create().ifPresent(digest -> digests.put(SHA256, digest));
    }
  }

  /** Those of the algorithms that can be computed here, and SHA-256. */
  static SortedSet<String> known(Collection<String> algorithms) {
    SortedSet<String> known = new TreeSet<>(List.of(SHA256));
    for (String algorithm : algorithms) {
      if (!known.contains(algorithm) && find(algorithm).isPresent()) {
        known.add(algorithm);
      }
    }
    return known;
  }

  private static Optional<MessageDigest> find(String algorithm) {
    if (algorithm.equals(SHA256)) {
      return Optional.of(Sha256.create());
    }
    try {
      return Optional.of(MessageDigest.getInstance(javaName(algorithm)));
    } catch (NoSuchAlgorithmException e) {
      return Optional.empty(); // an index may name any
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

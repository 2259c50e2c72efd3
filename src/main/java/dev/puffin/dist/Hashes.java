package dev.puffin.dist;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The digests of one file. Index pages have thousands of SHA-256 digests of which few are looked
 * at, so such a one is spelled out only when somebody asks for it.
 */
public final class Hashes {
  private static final String SHA256 = "sha256";
  private static final Hashes NONE = new Hashes(Collections.emptySortedMap());

  // exactly one of the two is there from the start
  private final byte @Nullable [] sha256;
  private volatile @Nullable SortedMap<String, String> digests;

  /**
   * Digests of several algorithms.
   *
   * @param digests lower-case hexadecimal digits by algorithm, such as {@code sha256}
   */
  public Hashes(SortedMap<String, String> digests) {
    this.sha256 = null;
    this.digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  private Hashes(byte[] sha256) {
    this.sha256 = sha256;
  }

  /** Nothing is known. */
  public static Hashes none() {
    return NONE;
  }

  /** One digest. */
  public static Hashes of(String algorithm, String hexDigest) {
    SortedMap<String, String> digests = new TreeMap<>();
    digests.put(algorithm.toLowerCase(Locale.ROOT), hexDigest.toLowerCase(Locale.ROOT));
    return new Hashes(digests);
  }

  /** One SHA-256 digest. */
  public static Hashes sha256(String hexDigest) {
    return of(SHA256, hexDigest);
  }

  /** One SHA-256 digest, whose bytes are not changed afterwards. */
  public static Hashes sha256(byte[] digest) {
    return new Hashes(digest);
  }

  /** Lower-case hexadecimal digits by algorithm. */
  public SortedMap<String, String> digests() {
    SortedMap<String, String> known = digests;
    if (known == null) {
      known = new TreeMap<>();
      known.put(SHA256, HexFormat.of().formatHex(sha256));
      known = Collections.unmodifiableSortedMap(known);
      digests = known;
    }
    return known;
  }

  /** Whether the SHA-256 digest is known. */
  public boolean haveSha256() {
    return sha256 != null || digests().containsKey(SHA256);
  }

  /** The SHA-256 digest, if it is known. */
  public Optional<String> sha256() {
    return digest(SHA256);
  }

  /** The digest of an algorithm, if it is known. */
  public Optional<String> digest(String algorithm) {
    return Optional.ofNullable(digests().get(algorithm));
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return sha256 == null && digests().isEmpty();
  }

  /** Whether an algorithm known to both has different digests. */
  public boolean contradicts(Hashes other) {
    if (sha256 != null && other.sha256 != null) {
      return !Arrays.equals(sha256, other.sha256);
    }
    for (var digest : digests().entrySet()) {
      String theirs = other.digests().get(digest.getKey());
      if (theirs != null && !theirs.equals(digest.getValue())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Hashes hashes)) {
      return false;
    }
    boolean bothRaw = sha256 != null && hashes.sha256 != null;
    return bothRaw ? Arrays.equals(sha256, hashes.sha256) : digests().equals(hashes.digests());
  }

  @Override
  public int hashCode() {
    return digests().hashCode();
  }

  /** As {@code md5:…, sha256:…}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    digests()
        .forEach((algorithm, digest) ->
            text.append(text.isEmpty() ? "" : ", ").append(algorithm).append(':').append(digest));
    return text.toString();
  }
}

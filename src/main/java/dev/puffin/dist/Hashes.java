package dev.puffin.dist;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The digests of one file.
 *
 * @param digests lower-case hexadecimal digits by algorithm, such as {@code sha256}
 */
public record Hashes(SortedMap<String, String> digests) {
  private static final Hashes NONE = new Hashes(Collections.emptySortedMap());

  /** Copies the map. */
  public Hashes {
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
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
    return of("sha256", hexDigest);
  }

  /** The SHA-256 digest, if it is known. */
  public Optional<String> sha256() {
    return digest("sha256");
  }

  /** The digest of an algorithm, if it is known. */
  public Optional<String> digest(String algorithm) {
    return Optional.ofNullable(digests.get(algorithm));
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return digests.isEmpty();
  }

  /** Whether an algorithm known to both has different digests. */
  public boolean contradicts(Hashes other) {
    for (var digest : digests.entrySet()) {
      String theirs = other.digests.get(digest.getKey());
      if (theirs != null && !theirs.equals(digest.getValue())) {
        return true;
      }
    }
    return false;
  }

  /** As {@code md5:…, sha256:…}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    digests.forEach((algorithm, digest) ->
        text.append(text.isEmpty() ? "" : ", ").append(algorithm).append(':').append(digest));
    return text.toString();
  }
}

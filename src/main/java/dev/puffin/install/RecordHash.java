package dev.puffin.install;

import dev.puffin.cache.Sha256;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The hashes in RECORD. */
final class RecordHash {
  /** Up to here the JDK's providers take longer to set up than they save. */
  private static final int SMALL_BYTES = 1 << 15;

  private RecordHash() {}

  /** {@code sha256=} and the digest in URL-safe base64 without padding. */
  static String sha256(byte[] content) {
    byte[] digest = content.length <= SMALL_BYTES ? Sha256.digest(content) : ofMuch(content);
    return "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private static byte[] ofMuch(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

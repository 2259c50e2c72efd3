package dev.puffin.install;

import dev.puffin.cache.Sha256;
import java.util.Base64;

/** The hashes in RECORD. */
final class RecordHash {
  private RecordHash() {}

  /** {@code sha256=} and the digest in URL-safe base64 without padding. */
  static String sha256(byte[] content) {
    return "sha256="
        + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.digest(content));
  }
}

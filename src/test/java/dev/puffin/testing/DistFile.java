package dev.puffin.testing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A wheel or source distribution made for a test.
 *
 * @param filename the file's name
 * @param name the project's name as given
 * @param bytes the whole file
 * @param metadata what PEP 658 serves for it
 * @param requiresPython what the page says about it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and no test changes the bytes
public record DistFile(
    String filename,
    String name,
    byte[] bytes,
    Optional<byte[]> metadata,
    Optional<String> requiresPython) {

  /** The sha256 of the file, in hex. */
  public String sha256() {
    return sha256(bytes);
  }

  static String sha256(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The project's name as PEP 503 normalises it. */
  public String project() {
    return normalized(name);
  }

  static String normalized(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[-_.]+", "-");
  }
}

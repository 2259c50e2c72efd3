package dev.puffin.index;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a page says about one file, while it is being read. Empty texts stand for what is not said;
 * one instance serves for file after file.
 */
final class FileFields {
  /** Stands for a digest that is not known. */
  static final byte[] NO_DIGEST = {};

  /** The length of a SHA-256 digest in hexadecimal. */
  static final int SHA256_DIGITS = 64;

  /** By character: its value as a hexadecimal digit, -1 for others. */
  private static final byte[] DIGITS = hexadecimal();

  String filename = "";
  String url = "";
  byte[] sha256 = NO_DIGEST;
  final Map<String, String> otherHashes = new TreeMap<>();
  String requiresPython = "";
  long size = -1;
  String uploadTime = "";
  boolean yanked;
  String yankedReason = "";
  boolean metadata;
  byte[] metadataSha256 = NO_DIGEST;

  void clear() {
    filename = "";
    url = "";
    clearHashes();
    requiresPython = "";
    size = -1;
    uploadTime = "";
    yanked = false;
    yankedReason = "";
    metadata = false;
    metadataSha256 = NO_DIGEST;
  }

  void clearHashes() {
    sha256 = NO_DIGEST;
    if (!otherHashes.isEmpty()) {
      otherHashes.clear();
    }
  }

  /**
   * Takes a hash over.
   *
   * @param hex lower-case; what is no SHA-256 under that name is kept as it is, and matches nothing
   */
  void hash(String algorithm, String hex) {
    byte[] digest = algorithm.equals("sha256") ? digest(hex) : NO_DIGEST;
    if (digest.length > 0) {
      sha256 = digest;
    } else {
      otherHashes.put(algorithm, hex);
    }
  }

  /** The bytes of a SHA-256 digest, or none when it is not the hexadecimal form of one. */
  static byte[] digest(String hex) {
    byte[] digits = hex.getBytes(StandardCharsets.ISO_8859_1);
    return digest(digits, 0, digits.length);
  }

  /** The same with the digits in a part of a buffer. */
  static byte[] digest(byte[] digits, int start, int end) {
    if (end - start != SHA256_DIGITS) {
      return NO_DIGEST;
    }
    byte[] digest = new byte[SHA256_DIGITS / 2];
    int wrong = 0;
    int from = start;
    for (int i = 0; i < digest.length; i++) {
      int high = DIGITS[digits[from] & 0xFF];
      int low = DIGITS[digits[from + 1] & 0xFF];
      wrong |= high | low;
      digest[i] = (byte) (high << 4 | low);
      from += 2;
    }
    return wrong < 0 ? NO_DIGEST : digest;
  }

  private static byte[] hexadecimal() {
    byte[] values = new byte[256];
    for (int c = 0; c < values.length; c++) {
      values[c] = (byte) Character.digit((char) c, 16);
    }
    return values;
  }

  FileFields copy() {
    FileFields copy = new FileFields();
    copy.filename = filename;
    copy.url = url;
    copy.sha256 = sha256;
    copy.otherHashes.putAll(otherHashes);
    copy.requiresPython = requiresPython;
    copy.size = size;
    copy.uploadTime = uploadTime;
    copy.yanked = yanked;
    copy.yankedReason = yankedReason;
    copy.metadata = metadata;
    copy.metadataSha256 = metadataSha256;
    return copy;
  }
}

package dev.puffin.index;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a page says about one file, while it is being read. Empty texts stand for what is not said;
 * one instance serves for file after file.
 */
final class FileFields {
  static final int SHA256_BYTES = 32;

  /** The length of a SHA-256 digest in hexadecimal. */
  static final int SHA256_DIGITS = 2 * SHA256_BYTES;

  /** By character: its value as a hexadecimal digit, -1 for others. */
  private static final byte[] DIGITS = hexadecimal();

  final TextSlice filename = new TextSlice();
  final TextSlice url = new TextSlice();
  final TextSlice requiresPython = new TextSlice();
  final TextSlice uploadTime = new TextSlice();
  final TextSlice yankedReason = new TextSlice();

  /** Counts if the flag is set. */
  final byte[] sha256 = new byte[SHA256_BYTES];

  boolean hasSha256;
  final Map<String, String> otherHashes = new TreeMap<>();
  long size = -1;
  boolean yanked;
  boolean metadata;

  /** Counts if the flag is set. */
  final byte[] metadataSha256 = new byte[SHA256_BYTES];

  boolean hasMetadataSha256;

  void clear() {
    filename.clear();
    url.clear();
    requiresPython.clear();
    uploadTime.clear();
    yankedReason.clear();
    clearHashes();
    size = -1;
    yanked = false;
    metadata = false;
    hasMetadataSha256 = false;
  }

  void clearHashes() {
    hasSha256 = false;
    if (!otherHashes.isEmpty()) {
      otherHashes.clear();
    }
  }

  /** Takes a hash over. What is no SHA-256 under that name is kept, and matches nothing. */
  void hash(String algorithm, String hex) {
    String lower = hex.toLowerCase(Locale.ROOT);
    if (algorithm.equals("sha256") && digest(lower, sha256)) {
      hasSha256 = true;
    } else if (!lower.isEmpty()) {
      otherHashes.put(algorithm, lower);
    }
  }

  /** Takes the SHA-256 of the metadata over, if it is one. */
  void metadataHash(String hex) {
    hasMetadataSha256 = digest(hex, metadataSha256);
  }

  private static boolean digest(String hex, byte[] into) {
    byte[] digits = hex.getBytes(StandardCharsets.ISO_8859_1);
    return digits.length == SHA256_DIGITS && digest(digits, 0, into);
  }

  /**
   * Reads a SHA-256 digest.
   *
   * @param digits has as many as it takes from the start on
   * @param into what it is written to, if it is one
   * @return whether it is the hexadecimal form of one
   */
  static boolean digest(byte[] digits, int start, byte[] into) {
    int wrong = 0;
    int from = start;
    for (int i = 0; i < SHA256_BYTES; i++) {
      int high = DIGITS[digits[from] & 0xFF];
      int low = DIGITS[digits[from + 1] & 0xFF];
      wrong |= high | low;
      into[i] = (byte) (high << 4 | low);
      from += 2;
    }
    return wrong >= 0;
  }

  private static byte[] hexadecimal() {
    byte[] values = new byte[256];
    for (int c = 0; c < values.length; c++) {
      values[c] = (byte) Character.digit((char) c, 16);
    }
    return values;
  }

  /** The same with texts of its own. */
  FileFields copy() {
    FileFields copy = new FileFields();
    copy.filename.set(filename.toString());
    copy.url.set(url.toString());
    copy.requiresPython.set(requiresPython.toString());
    copy.uploadTime.set(uploadTime.toString());
    copy.yankedReason.set(yankedReason.toString());
    System.arraycopy(sha256, 0, copy.sha256, 0, SHA256_BYTES);
    copy.hasSha256 = hasSha256;
    copy.otherHashes.putAll(otherHashes);
    copy.size = size;
    copy.yanked = yanked;
    copy.metadata = metadata;
    System.arraycopy(metadataSha256, 0, copy.metadataSha256, 0, SHA256_BYTES);
    copy.hasMetadataSha256 = hasMetadataSha256;
    return copy;
  }
}

package dev.puffin.recall;

import java.util.HexFormat;
import java.util.zip.CRC32;

/** Short names for long texts, made quickly; texts that differ nearly always get different ones. */
final class Digest {
  private Digest() {}

  /** 16 hexadecimal digits. */
  static String of(byte[] text) {
    CRC32 crc = new CRC32();
    crc.update(text);
    long other = text.length;
    for (byte one : text) {
      other = 31 * other + one;
    }
    int folded = (int) (other ^ other >>> Integer.SIZE);
    return HexFormat.of().toHexDigits((int) crc.getValue()) + HexFormat.of().toHexDigits(folded);
  }
}

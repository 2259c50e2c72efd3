package dev.puffin.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** How names are written in a zip: UTF-8 where a flag says so, else code page 437. */
final class ZipNames {
  private static final int UTF8 = 1 << 11;

  /** The upper half of code page 437. */
  private static final String CP437 =
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
          + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

  private ZipNames() {}

  static String decode(byte[] raw, int flags) {
    if ((flags & UTF8) == 0) {
      return cp437(raw);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      throw ArchiveException.entry(cp437(raw), "has a name that is no valid UTF-8");
    }
  }

  private static String cp437(byte[] raw) {
    StringBuilder name = new StringBuilder(raw.length);
    for (byte b : raw) {
      name.append(b >= 0 ? (char) b : CP437.charAt(b & 0x7f));
    }
    return name.toString();
  }
}

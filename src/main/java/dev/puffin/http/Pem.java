package dev.puffin.http;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The blocks of a PEM file (RFC 7468). */
final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";

  /** What one block holds, and what it says that is. */
  static final class Block {
    private final String label;
    private final byte[] der;

    Block(String label, byte[] der) {
      this.label = label;
      this.der = der;
    }

    String label() {
      return label;
    }

    /** The content, which must not be changed. */
    byte[] der() {
      return der;
    }
  }

  private Pem() {}

  /** All blocks that can be read, in their order; text between them is a comment. */
  static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
      int end = labelEnd < 0 ? -1 : text.indexOf("-----END ", labelEnd);
      if (end < 0) {
        return blocks;
      }
      String label = text.substring(begin + BEGIN.length(), labelEnd);
      String body = text.substring(labelEnd + DASHES.length(), end);
      if (body.indexOf(':') < 0) {
        addDecoded(blocks, label, body);
      }
      begin = text.indexOf(BEGIN, end);
    }
    return blocks;
  }

  private static void addDecoded(List<Block> blocks, String label, String body) {
    try {
      blocks.add(new Block(label, Base64.getMimeDecoder().decode(body)));
    } catch (IllegalArgumentException e) {
      return; // a damaged block is none; who needs it says that it is missing
    }
  }
}

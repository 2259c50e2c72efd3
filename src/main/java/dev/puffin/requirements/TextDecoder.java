package dev.puffin.requirements;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/**
 * Decodes requirements files as pip does: by their byte order mark, by a {@code coding:} comment in
 * the first two lines (PEP 263), as UTF-8, and at last in the encoding of the system.
 */
final class TextDecoder {
  private static final String CODING = "coding";

  private TextDecoder() {}

  /** A file's text; fails with what can't be decoded. */
  static String decode(byte[] data) throws CharacterCodingException {
    int mark = markLength(data);
    if (mark > 0) {
      return decode(data, mark, markCharset(data));
    }
    Optional<Charset> declared = declared(data);
    if (declared.isPresent()) {
      return decode(data, 0, declared.get());
    }
    try {
      return decode(data, 0, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      Charset system = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
      if (system.equals(StandardCharsets.UTF_8)) {
        throw e;
      }
      return decode(data, 0, system);
    }
  }

  private static String decode(byte[] data, int start, Charset charset)
      throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.wrap(data, start, data.length - start);
    try {
      return charset.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      int line = line(data, bytes.position());
      throw new UndecodableException("line " + line + " is no " + charset.name(), e);
    }
  }

  /** The number of the line in which a byte is. */
  private static int line(byte[] data, int place) {
    int line = 1;
    for (int i = 0; i < place; i++) {
      if (data[i] == '\n') {
        line++;
      }
    }
    return line;
  }

  private static boolean startsWith(byte[] data, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= data.length || (data[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static int markLength(byte[] data) {
    if (startsWith(data, 0xff, 0xfe, 0, 0) || startsWith(data, 0, 0, 0xfe, 0xff)) {
      return 4;
    }
    if (startsWith(data, 0xef, 0xbb, 0xbf)) {
      return 3;
    }
    return startsWith(data, 0xff, 0xfe) || startsWith(data, 0xfe, 0xff) ? 2 : 0;
  }

  private static Charset markCharset(byte[] data) {
    boolean little = (data[0] & 0xff) == 0xff;
    return switch (markLength(data)) {
      case 4 -> little ? StandardCharsets.UTF_32LE : StandardCharsets.UTF_32BE;
      case 3 -> StandardCharsets.UTF_8;
      default -> little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    };
  }

  /** The encoding that a comment in one of the first two lines names. */
  private static Optional<Charset> declared(byte[] data) throws CharacterCodingException {
    int end = 0;
    for (int line = 0; line < 2 && end < data.length; line++) {
      int start = end;
      while (end < data.length && data[end] != '\n') {
        end++;
      }
      String text = new String(data, start, end - start, StandardCharsets.ISO_8859_1);
      Optional<String> name = text.startsWith("#") ? codingName(text) : Optional.empty();
      if (name.isPresent()) {
        return Optional.of(charset(name.get()));
      }
      end++;
    }
    return Optional.empty();
  }

  /** What follows {@code coding:} or {@code coding=}. */
  private static Optional<String> codingName(String comment) {
    for (int i = comment.indexOf(CODING); i >= 0; i = comment.indexOf(CODING, i + 1)) {
      int start = i + CODING.length();
      if (start < comment.length() && ":=".indexOf(comment.charAt(start)) >= 0) {
        String rest = comment.substring(start + 1).stripLeading();
        int end = 0;
        while (end < rest.length() && isNameCharacter(rest.charAt(end))) {
          end++;
        }
        if (end > 0) {
          return Optional.of(rest.substring(0, end));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
  }

  /** Python knows some names that Java spells otherwise. */
  private static Charset charset(String name) throws CharacterCodingException {
    String plain = name.replace('_', '-').toLowerCase(Locale.ROOT);
    String known =
        switch (plain) {
          case "latin-1", "latin1", "latin", "l1" -> "ISO-8859-1";
          case "utf8", "utf-8-sig", "u8" -> "UTF-8";
          default -> plain;
        };
    try {
      return Charset.forName(known);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UndecodableException("unknown encoding '" + name + "'", e);
    }
  }

  /** The file is not in the encoding that it seems to be in, or nobody knows that encoding. */
  private static final class UndecodableException extends CharacterCodingException {
    private static final long serialVersionUID = 1L;
    private final String message;

    UndecodableException(String message, Throwable cause) {
      this.message = message;
      initCause(cause);
    }

    @Override
    public String getMessage() {
      return message;
    }
  }
}

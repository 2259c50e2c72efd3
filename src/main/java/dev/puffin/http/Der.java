package dev.puffin.http;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** As much of DER (X.690) as certificates and keys need: finding and writing tagged values. */
final class Der {
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int NULL = 0x05;
  static final int SEQUENCE = 0x30;
  static final int CONTEXT_0 = 0xA0;

  private final byte[] bytes;
  private final int end;
  private int position;

  private Der(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** The encoded name of a certificate's subject, or nothing when it is no certificate. */
  static Optional<byte[]> subject(byte[] certificate) {
    Der signed = contents(new Der(certificate, 0, certificate.length), SEQUENCE);
    Der body = signed == null ? null : contents(signed, SEQUENCE);
    if (body == null) {
      return Optional.empty();
    }
    if (body.tag() == CONTEXT_0) {
      body.skip(); // version
    }
    for (int i = 0; i < 4; i++) {
      body.skip(); // serial number, signature, issuer, validity
    }
    return body.tag() == SEQUENCE ? Optional.of(body.element()) : Optional.empty();
  }

  /** The values inside the first element, which must have that tag. */
  static Optional<Der> inside(byte[] bytes, int tag) {
    return Optional.ofNullable(contents(new Der(bytes, 0, bytes.length), tag));
  }

  private static @Nullable Der contents(Der from, int tag) {
    if (from.tag() != tag) {
      return null;
    }
    int start = from.position;
    int length = from.length(start);
    int content = start + 1 + from.lengthBytes(start);
    return length < 0 || length > from.end - content
        ? null
        : new Der(from.bytes, content, content + length);
  }

  /** The tag of the next element, or -1 at the end. */
  int tag() {
    return position + 1 < end ? bytes[position] & 255 : -1;
  }

  /** Goes past the next element. */
  void skip() {
    int length = tag() < 0 ? -1 : length(position);
    int next = position + 1 + lengthBytes(position) + length;
    position = length < 0 || next > end ? end : next;
  }

  /** The next element as it is encoded. */
  byte[] element() {
    int start = position;
    skip();
    return Arrays.copyOfRange(bytes, start, position);
  }

  private int lengthBytes(int at) {
    int first = at + 1 < end ? bytes[at + 1] & 255 : 0;
    return first < 128 ? 1 : 1 + (first & 127);
  }

  private int length(int at) {
    int first = bytes[at + 1] & 255;
    if (first < 128) {
      return first;
    }
    int count = first & 127;
    if (count > 3 || at + 2 + count > end) {
      return -1;
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | (bytes[at + 2 + i] & 255);
    }
    return length;
  }

  /** One element of a tag with these parts inside. */
  static byte[] encode(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] head = head(tag, length);
    byte[] encoded = Arrays.copyOf(head, head.length + length);
    int at = head.length;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, encoded, at, part.length);
      at += part.length;
    }
    return encoded;
  }

  private static byte[] head(int tag, int length) {
    if (length < 128) {
      return new byte[] {(byte) tag, (byte) length};
    }
    if (length < 256) {
      return new byte[] {(byte) tag, (byte) 0x81, (byte) length};
    }
    return length < 65536
        ? new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length}
        : new byte[] {
          (byte) tag, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length
        };
  }
}

package dev.puffin.http;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long an answer may be used and how to ask whether it is still right (RFC 9111).
 *
 * @param freshUntil in milliseconds since 1970; 0 when it has to be asked about each time
 * @param etag the entity tag, weak or strong, or the empty text
 * @param lastModified the date as the server wrote it, or the empty text
 * @param url where the answer came from in the end
 */
record CachePolicy(long freshUntil, String etag, String lastModified, String url) {
  private static final int FORMAT = 1;

  /** The policy of an answer; nothing when it must not be kept. */
  static Optional<CachePolicy> of(HttpResponse response, Instant now) {
    String control = response.headers().first("cache-control").orElse("").toLowerCase(Locale.ROOT);
    if (hasDirective(control, "no-store")) {
      return Optional.empty();
    }
    long lifetime = hasDirective(control, "no-cache") ? 0 : lifetime(control, response.headers());
    long age = response.headers().number("age").orElse(0);
    long millis = (lifetime - age) * 1000;
    return Optional.of(
        new CachePolicy(
            millis > 0 ? now.toEpochMilli() + millis : 0,
            response.headers().first("etag").orElse(""),
            response.headers().first("last-modified").orElse(""),
            response.url()));
  }

  /** The policy after a 304, which may leave out what it does not change. */
  CachePolicy renewed(HttpResponse notModified, Instant now) {
    CachePolicy newer = of(notModified, now).orElse(this);
    return new CachePolicy(
        newer.freshUntil,
        newer.etag.isEmpty() ? etag : newer.etag,
        newer.lastModified.isEmpty() ? lastModified : newer.lastModified,
        url);
  }

  boolean isFresh(Instant now) {
    return now.toEpochMilli() < freshUntil;
  }

  /** The request with the conditions that make an unchanged answer a 304. */
  HttpRequest conditional(HttpRequest request) {
    HttpRequest conditional = etag.isEmpty() ? request : request.header("If-None-Match", etag);
    return lastModified.isEmpty()
        ? conditional
        : conditional.header("If-Modified-Since", lastModified);
  }

  /** What stands before the payload. */
  ByteBuffer encode() {
    byte[][] texts = {utf8(etag), utf8(lastModified), utf8(url)};
    int size = 1 + Long.BYTES;
    for (byte[] text : texts) {
      size += Integer.BYTES + text.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size).put((byte) FORMAT).putLong(freshUntil);
    for (byte[] text : texts) {
      out.putInt(text.length).put(text);
    }
    return out.flip();
  }

  /** Reads the policy and leaves the buffer at the payload; nothing when it is none. */
  static Optional<CachePolicy> decode(ByteBuffer kept) {
    try {
      return kept.get() == FORMAT
          ? Optional.of(new CachePolicy(kept.getLong(), text(kept), text(kept), text(kept)))
          : Optional.empty();
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty(); // not written by this program: as if it were not there
    }
  }

  private static String text(ByteBuffer kept) {
    int length = kept.getInt();
    if (length < 0 || length > kept.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] utf8 = new byte[length];
    kept.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** In seconds. */
  private static long lifetime(String control, Headers headers) {
    OptionalLong maxAge = directive(control, "max-age");
    if (maxAge.isPresent()) {
      return maxAge.getAsLong();
    }
    Optional<Instant> expires = headers.first("expires").flatMap(HttpDate::parse);
    Optional<Instant> date = headers.first("date").flatMap(HttpDate::parse);
    return expires.isPresent() && date.isPresent()
        ? expires.get().getEpochSecond() - date.get().getEpochSecond()
        : 0;
  }

  private static boolean hasDirective(String control, String name) {
    for (String part : control.split(",", -1)) {
      String directive = part.strip();
      if (directive.equals(name) || directive.startsWith(name + "=")) {
        return true;
      }
    }
    return false;
  }

  private static OptionalLong directive(String control, String name) {
    for (String part : control.split(",", -1)) {
      String directive = part.strip();
      if (directive.startsWith(name + "=")) {
        String value = directive.substring(name.length() + 1).replace("\"", "");
        OptionalLong seconds = Headers.wholeNumber(value);
        return seconds.isPresent() ? seconds : OptionalLong.of(0);
      }
    }
    return OptionalLong.empty();
  }
}

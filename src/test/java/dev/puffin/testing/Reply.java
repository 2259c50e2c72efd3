package dev.puffin.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of the {@link LoopbackServer}, good or deliberately bad.
 *
 * @param status the status code; 0 closes the connection without an answer
 * @param headers besides Content-Length, which the server adds
 * @param body what is announced
 * @param sent how many bytes of the body are really sent before the connection is closed
 * @param chunked whether the body goes out in chunks instead of with a length
 * @param delay waited before anything is sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and no test changes the bytes
public record Reply(
    int status,
    Map<String, String> headers,
    byte[] body,
    int sent,
    boolean chunked,
    Duration delay) {

  /** An answer with a body of a type. */
  public static Reply ok(String contentType, byte[] body) {
    return of(200, body).header("Content-Type", contentType);
  }

  /** An answer with a text for its body. */
  public static Reply of(int status, String body) {
    return of(status, body.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer with a body. */
  public static Reply of(int status, byte[] body) {
    return new Reply(status, Map.of(), body, body.length, false, Duration.ZERO);
  }

  /** A redirection. */
  public static Reply redirect(int status, String location) {
    return of(status, "").header("Location", location);
  }

  /** The connection is closed without an answer. */
  public static Reply closed() {
    return of(0, "");
  }

  /** With one more header. */
  public Reply header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, sent, chunked, delay);
  }

  /** Without a header. */
  public Reply without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(name);
    return new Reply(status, fewer, body, sent, chunked, delay);
  }

  /** The same headers, another body. */
  public Reply body(byte[] other) {
    return new Reply(status, headers, other, other.length, chunked, delay);
  }

  /** Announces the whole body and breaks the connection off after some bytes of it. */
  public Reply droppedAfter(int bytes) {
    return new Reply(status, headers, body, Math.min(bytes, body.length), chunked, delay);
  }

  /** Sends the body in chunks, without announcing its length. */
  public Reply inChunks() {
    return new Reply(status, headers, body, sent, true, delay);
  }

  /** Waits before answering. */
  public Reply after(Duration wait) {
    return new Reply(status, headers, body, sent, chunked, wait);
  }

  boolean broken() {
    return sent < body.length;
  }
}

package dev.puffin.testing;

import java.time.Duration;
import java.util.function.BiFunction;

/**
 * Something wrong with the answers for a path, for some requests or for ever.
 *
 * @param times how many requests it spoils
 * @param change makes the bad answer out of the request and the good one
 */
public record Fault(int times, BiFunction<Request, Reply, Reply> change) {

  /** Any change of the answer. */
  public static Fault of(BiFunction<Request, Reply, Reply> change) {
    return new Fault(Integer.MAX_VALUE, change);
  }

  /** The connection breaks off after some bytes of the body. */
  public static Fault dropAfter(int bytes) {
    return of((request, reply) -> reply.droppedAfter(bytes));
  }

  /** Only the first bytes are sent, as if that were all. */
  public static Fault shortBody(int bytes) {
    return of((request, reply) -> reply.body(java.util.Arrays.copyOf(reply.body(), bytes)));
  }

  /** The connection is closed without an answer. */
  public static Fault close() {
    return of((request, reply) -> Reply.closed());
  }

  /** Another status with a short text. */
  public static Fault status(int status) {
    return of((request, reply) -> Reply.of(status, "status " + status));
  }

  /** 429 with a Retry-After in seconds. */
  public static Fault tooMany(int retryAfterSeconds) {
    return of((request, reply) ->
        Reply.of(429, "slow down").header("Retry-After", String.valueOf(retryAfterSeconds)));
  }

  /** The answer comes late. */
  public static Fault delay(Duration wait) {
    return of((request, reply) -> reply.after(wait));
  }

  /** One bit of the body is wrong. */
  public static Fault wrongByte() {
    return of((request, reply) -> {
      byte[] bytes = reply.body().clone();
      bytes[bytes.length / 2] ^= 1;
      return reply.body(bytes);
    });
  }

  /** The same fault for the first so many requests only. */
  public Fault times(int count) {
    return new Fault(count, change);
  }
}

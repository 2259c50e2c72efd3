package dev.puffin.http;

import java.time.Duration;

/**
 * How long to wait and how often to try.
 *
 * @param connect for a connection to open
 * @param read for the next byte
 * @param retries how often a request that failed for a passing reason is made again
 * @param firstPause before the first retry; each later pause is twice the one before
 */
public record Patience(Duration connect, Duration read, int retries, Duration firstPause) {

  /** 10 s to connect, 30 s for a byte, 4 retries that begin after 0.25 s. */
  public static Patience standard() {
    return new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), 4, Duration.ofMillis(250));
  }

  /** The same with one limit for connecting and for each wait for bytes, as {@code --timeout}. */
  public Patience timeout(Duration limit) {
    return new Patience(limit, limit, retries, firstPause);
  }

  /** The same with another number of retries. */
  public Patience retries(int count) {
    return new Patience(connect, read, count, firstPause);
  }

  /** The same with another first pause. */
  public Patience firstPause(Duration pause) {
    return new Patience(connect, read, retries, pause);
  }
}

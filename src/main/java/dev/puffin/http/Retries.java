package dev.puffin.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often one request may still be made again, and how long to wait before. The waits double from
 * the first pause, without jitter: a handful of clients need none. Not for several threads.
 */
final class Retries {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);
  private static final Duration LONGEST_WISH = Duration.ofSeconds(60);
  private static final long PROGRESS = 64 * 1024;

  private final Patience patience;
  private int failures;
  private long reached;

  Retries(Patience patience) {
    this.patience = patience;
  }

  /**
   * Notes a failure.
   *
   * @param offset how many bytes of the body had arrived; real progress starts the count again, so
   *     that a long download over a bad line ends well
   * @param wish how long the server asked to wait, if it did
   * @return how long to wait before trying again; nothing when it is time to give up
   */
  Optional<Duration> failed(long offset, @Nullable Duration wish) {
    if (offset >= reached + PROGRESS) {
      reached = offset;
      failures = 0;
    }
    failures++;
    if (failures > patience.retries() || (wish != null && wish.compareTo(LONGEST_WISH) > 0)) {
      return Optional.empty();
    }
    if (wish != null) {
      return Optional.of(wish);
    }
    Duration wait = patience.firstPause().multipliedBy(1L << Math.min(failures - 1, 10));
    return Optional.of(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }

  /** How many tries have failed since the last progress. */
  int failures() {
    return failures;
  }

  /** Whether a later try may find the server in another mood. */
  static boolean isPassing(int status) {
    return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
  }
}

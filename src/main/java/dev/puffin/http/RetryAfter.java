package dev.puffin.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The Retry-After header (RFC 9110, 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /** How long to wait, from seconds or an HTTP date; nothing when it is neither. */
  static Optional<Duration> parse(String text) {
    OptionalLong seconds = Headers.wholeNumber(text);
    if (seconds.isPresent()) {
      return Optional.of(Duration.ofSeconds(seconds.getAsLong()));
    }
    return HttpDate.parse(text)
        .map(date -> Duration.between(Instant.now(), date))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }
}

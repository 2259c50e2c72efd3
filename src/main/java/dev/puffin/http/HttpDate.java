package dev.puffin.http;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Dates as headers have them (RFC 9110, 5.6.7). */
final class HttpDate {
  private HttpDate() {}

  /** The moment, or nothing when the text is no such date. */
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty(); // a header that can't be read counts as not sent
    }
  }
}

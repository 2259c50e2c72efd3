package dev.puffin.session;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads points in time and spans as people write them. */
public final class Moments {
  private static final Map<String, Duration> UNITS =
      Map.ofEntries(
          Map.entry("s", Duration.ofSeconds(1)),
          Map.entry("second", Duration.ofSeconds(1)),
          Map.entry("m", Duration.ofMinutes(1)),
          Map.entry("min", Duration.ofMinutes(1)),
          Map.entry("minute", Duration.ofMinutes(1)),
          Map.entry("h", Duration.ofHours(1)),
          Map.entry("hour", Duration.ofHours(1)),
          Map.entry("d", Duration.ofDays(1)),
          Map.entry("day", Duration.ofDays(1)),
          Map.entry("w", Duration.ofDays(7)),
          Map.entry("week", Duration.ofDays(7)));

  private Moments() {}

  /**
   * A point in time: a date (the end of that day, UTC), an ISO 8601 time, or a span before now.
   * Empty if the text is none.
   */
  public static Optional<Instant> moment(String text, Instant now) {
    return date(text).or(() -> time(text)).or(() -> span(text).map(now::minus));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          LocalDate.parse(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty(); // not a date; perhaps something else
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return localTime(text); // without an offset it is UTC
    }
  }

  private static Optional<Instant> localTime(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty(); // not a time; perhaps something else
    }
  }

  /** A span such as {@code 30d}, {@code 2 weeks} or {@code P3D}; empty if the text is none. */
  public static Optional<Duration> span(String text) {
    if (text.startsWith("P")) {
      return isoSpan(text);
    }
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    String unit = text.substring(digits).strip().toLowerCase(Locale.ROOT);
    String singular =
        unit.length() > 1 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    Duration length = UNITS.get(singular);
    if (length == null || digits == 0 || digits > 9) {
      return Optional.empty();
    }
    return Optional.of(length.multipliedBy(Long.parseLong(text.substring(0, digits))));
  }

  private static Optional<Duration> isoSpan(String text) {
    try {
      return Optional.of(Duration.parse(weeksAsDays(text)));
    } catch (DateTimeException e) {
      return Optional.empty(); // not a span of fixed length
    }
  }

  /** {@code P2W}, which ISO 8601 has and Duration does not. */
  private static String weeksAsDays(String text) {
    if (!text.endsWith("W")) {
      return text;
    }
    try {
      return "P" + Integer.parseInt(text.substring(1, text.length() - 1)) * 7L + "D";
    } catch (NumberFormatException e) {
      return text; // Duration will refuse it
    }
  }
}

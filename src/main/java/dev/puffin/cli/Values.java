package dev.puffin.cli;

import dev.puffin.error.Problem;
import dev.puffin.pep508.PackageName;
import dev.puffin.session.Amounts;
import dev.puffin.session.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the values of options; a value that makes no sense is named with its option. */
final class Values {
  private Values() {}

  /** A number of seconds greater than zero, decimals allowed. */
  static Duration seconds(Option option, String text) {
    try {
      double seconds = Double.parseDouble(text);
      if (seconds > 0 && seconds < 1e9) {
        return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
      }
    } catch (NumberFormatException e) {
      throw wrong(option, text, "a number of seconds", e);
    }
    throw wrong(option, text, "a number of seconds greater than zero");
  }

  /** A whole number from zero on. */
  static int count(Option option, String text) {
    try {
      int count = Integer.parseInt(text);
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw wrong(option, text, "a whole number", e);
    }
    throw wrong(option, text, "a whole number that is not negative");
  }

  /** A number of bytes, with a unit of 1000 or 1024 or without: {@code 500MB}, {@code 10GiB}. */
  static long bytes(Option option, String text) {
    return Amounts.parseBytes(text)
        .orElseThrow(() -> wrong(option, text, "a size such as 500MB or 10GB"));
  }

  /**
   * A point in time: a date, a time, or a span before now.
   *
   * @param now what spans count from
   */
  static Instant moment(Option option, String text, Instant now) {
    return Moments.moment(text, now)
        .orElseThrow(
            () -> wrong(option, text, "a date (2026-01-31), a time or a span (3 days, P3D)"));
  }

  /** A span of time. */
  static Duration span(Option option, String text) {
    return Moments.span(text)
        .orElseThrow(() -> wrong(option, text, "a span such as 30d or `2 weeks`"));
  }

  /** The packages of those names, in any spelling. */
  static Set<PackageName> packageNames(List<String> names) {
    return names.stream().map(PackageName::parse).collect(Collectors.toUnmodifiableSet());
  }

  /** The failure for a value that is none of the known ones. */
  static UsageException unknownChoice(Option option, String text, List<String> choices) {
    return wrong(option, text, "one of " + String.join(", ", choices));
  }

  /** The failure for a value that is not what the option takes. */
  static UsageException wrong(Option option, String text, String expected) {
    return new UsageException(problem(option, text, expected));
  }

  private static UsageException wrong(
      Option option, String text, String expected, Throwable cause) {
    return new UsageException(problem(option, text, expected), cause);
  }

  private static Problem problem(Option option, String text, String expected) {
    return Problem.of(option.displayName() + " takes " + expected + ", not `" + text + "`");
  }
}

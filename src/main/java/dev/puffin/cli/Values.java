package dev.puffin.cli;

import dev.puffin.error.Problem;
import java.time.Duration;
import java.util.List;

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

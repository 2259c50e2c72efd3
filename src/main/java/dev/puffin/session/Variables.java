package dev.puffin.session;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The program's own variables, {@code PUFFIN_*}; an empty one counts as not set. */
public final class Variables {
  private static final String PREFIX = "PUFFIN_";

  private final Map<String, String> environment;

  private Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Those of an environment, or none. */
  static Variables of(Map<String, String> environment, boolean ignored) {
    return new Variables(ignored ? Map.of() : environment);
  }

  /** The value of {@code PUFFIN_name}. */
  Optional<String> text(String name) {
    String value = environment.getOrDefault(PREFIX + name, "");
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** The values of a list, which white space separates. */
  List<String> list(String name) {
    return text(name).stream()
        .flatMap(value -> Stream.of(value.strip().split("\\s+", -1)))
        .toList();
  }

  /**
   * The value of a switch.
   *
   * @throws CommandException if it is neither on nor off
   */
  Optional<Boolean> flag(String name) {
    return text(name)
        .map(value ->
            switch (value.toLowerCase(Locale.ROOT)) {
              case "1", "true", "yes", "on" -> true;
              case "0", "false", "no", "off" -> false;
              default -> throw wrong(name, value, "1 or 0");
            });
  }

  /**
   * The value of a number.
   *
   * @throws CommandException if it is none
   */
  Optional<Double> number(String name) {
    return text(name).map(value -> number(name, value));
  }

  /**
   * The value of a size in bytes.
   *
   * @throws CommandException if it is none
   */
  OptionalLong bytes(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong bytes = Amounts.parseBytes(text.get());
    if (bytes.isEmpty()) {
      throw wrong(name, text.get(), "a size such as 500MB or 10GB");
    }
    return bytes;
  }

  private static double number(String name, String value) {
    try {
      double number = Double.parseDouble(value);
      if (number >= 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, value, "a number");
    }
    throw wrong(name, value, "a number that is not negative");
  }

  private static CommandException wrong(String name, String value, String expected) {
    return new CommandException(
        Problem.of(PREFIX + name + " has to be " + expected + ", not `" + value + "`"),
        ExitStatus.USAGE);
  }
}

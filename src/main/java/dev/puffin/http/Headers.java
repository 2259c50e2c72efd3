package dev.puffin.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The headers of a request or an answer.
 *
 * @param values by lower-case name; several of one name joined by commas
 */
public record Headers(Map<String, String> values) {
  private static final Headers NONE = new Headers(Map.of());

  /** Copies the map. */
  public Headers {
    values = Map.copyOf(values);
  }

  /** No headers. */
  public static Headers none() {
    return NONE;
  }

  /** The value of a header, whatever the case of its name. */
  public Optional<String> first(String name) {
    return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The value of a header that is a number of bytes or seconds, when it is one. */
  public OptionalLong number(String name) {
    String text = values.get(name);
    return text == null ? OptionalLong.empty() : wholeNumber(text);
  }

  /** These headers and one more, which replaces one of the same name. */
  public Headers with(String name, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(name.toLowerCase(Locale.ROOT), value);
    return new Headers(more);
  }

  static OptionalLong wholeNumber(String text) {
    String digits = text.strip();
    if (digits.isEmpty() || digits.length() > 18) {
      return OptionalLong.empty();
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return OptionalLong.empty();
      }
      number = number * 10 + c - '0';
    }
    return OptionalLong.of(number);
  }
}

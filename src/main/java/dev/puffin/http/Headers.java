package dev.puffin.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a request or an answer. Each has a dozen, of which a few are looked at: they are
 * kept as they came, and compared without regard to the case of letters.
 */
public final class Headers {
  private static final Headers NONE = new Headers(new String[0]);

  /** Names, each with its value behind it. */
  private final String[] pairs;

  private Headers(String[] pairs) {
    this.pairs = pairs;
  }

  /** No headers. */
  public static Headers none() {
    return NONE;
  }

  /**
   * Headers as they were received.
   *
   * @param pairs names, each with its value behind it; a name may be there more than once. It is
   *     not changed afterwards
   */
  static Headers of(String... pairs) {
    return new Headers(pairs);
  }

  /** The value of a header; several of one name joined by commas. */
  public Optional<String> first(String name) {
    return Optional.ofNullable(find(name));
  }

  private @Nullable String find(String name) {
    String found = null;
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equalsIgnoreCase(name)) {
        found = found == null ? pairs[i + 1] : found + ", " + pairs[i + 1];
      }
    }
    return found;
  }

  /** The value of a header that is a number of bytes or seconds, when it is one. */
  public OptionalLong number(String name) {
    String text = find(name);
    return text == null ? OptionalLong.empty() : wholeNumber(text);
  }

  /** These headers and one more, which replaces one of the same name. */
  public Headers with(String name, String value) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equalsIgnoreCase(name)) {
        String[] other = pairs.clone();
        other[i + 1] = value;
        return new Headers(other);
      }
    }
    String[] more = Arrays.copyOf(pairs, pairs.length + 2);
    more[pairs.length] = name;
    more[pairs.length + 1] = value;
    return new Headers(more);
  }

  /** These headers and others, which replace those of the same names. */
  Headers with(Headers others) {
    Headers all = this;
    for (int i = 0; i < others.pairs.length; i += 2) {
      all = all.with(others.pairs[i], others.pairs[i + 1]);
    }
    return all;
  }

  /** Tells somebody all names and values. */
  void forEach(BiConsumer<String, String> taker) {
    for (int i = 0; i < pairs.length; i += 2) {
      taker.accept(pairs[i], pairs[i + 1]);
    }
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

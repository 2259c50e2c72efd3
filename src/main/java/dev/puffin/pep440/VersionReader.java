package dev.puffin.pep440;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a version in any of the spellings that PEP 440 allows, starting anywhere in a text and
 * ending where it can't go on.
 */
final class VersionReader {
  private static final List<String> POST_WORDS = List.of("post", "rev", "r");

  private final String text;
  private int position;

  VersionReader(String text, int start) {
    this.text = text;
    this.position = start;
  }

  /** Reads a version that is the whole text but for white space around it. */
  static Optional<VersionParts> readWhole(String text) {
    VersionReader reader = new VersionReader(text, skipSpace(text, 0));
    Optional<VersionParts> parts = reader.read(true);
    return skipSpace(text, reader.position) == text.length() ? parts : Optional.empty();
  }

  /** The end of what was read. */
  int position() {
    return position;
  }

  /** The longest version that starts here, or empty if there is none. */
  Optional<VersionParts> read(boolean withLocal) {
    Optional<VersionParts> base = readRelease();
    if (base.isEmpty()) {
      return base;
    }
    Optional<PreRelease> pre = readPre();
    Optional<BigInteger> post = readPost();
    Optional<BigInteger> dev = readNumbered(List.of("dev"));
    List<String> local = withLocal ? readLocal() : List.of();
    VersionParts release = base.get();
    return Optional.of(new VersionParts(release.epoch(), release.release(), pre, post, dev, local));
  }

  /** The optional {@code v}, the epoch and the release. */
  Optional<VersionParts> readRelease() {
    if (at(position) == 'v' || at(position) == 'V') {
      position++;
    }
    if (!isDigit(at(position))) {
      return Optional.empty();
    }
    BigInteger epoch = BigInteger.ZERO;
    BigInteger first = readNumber();
    if (at(position) == '!' && isDigit(at(position + 1))) {
      position++;
      epoch = first;
      first = readNumber();
    }
    List<BigInteger> release = new ArrayList<>(4);
    release.add(first);
    while (at(position) == '.' && isDigit(at(position + 1))) {
      position++;
      release.add(readNumber());
    }
    return Optional.of(VersionParts.ofRelease(epoch, release));
  }

  private Optional<PreRelease> readPre() {
    for (PreRelease.Phase phase : PreRelease.Phase.values()) {
      Optional<BigInteger> number = readNumbered(spellings(phase));
      if (number.isPresent()) {
        return Optional.of(new PreRelease(phase, number.get()));
      }
    }
    return Optional.empty();
  }

  private static List<String> spellings(PreRelease.Phase phase) {
    return switch (phase) {
      case ALPHA -> List.of("alpha", "a");
      case BETA -> List.of("beta", "b");
      case CANDIDATE -> List.of("preview", "pre", "c", "rc");
    };
  }

  private Optional<BigInteger> readPost() {
    if (at(position) == '-' && isDigit(at(position + 1))) {
      position++;
      return Optional.of(readNumber());
    }
    return readNumbered(POST_WORDS);
  }

  /** A word with optional separators around it and an optional number, which is 0 if missing. */
  private Optional<BigInteger> readNumbered(List<String> words) {
    int start = isSeparator(at(position)) ? position + 1 : position;
    for (String word : words) {
      if (text.regionMatches(true, start, word, 0, word.length()) && isAscii(start, word)) {
        position = start + word.length();
        if (isSeparator(at(position))) {
          position++;
        }
        return Optional.of(isDigit(at(position)) ? readNumber() : BigInteger.ZERO);
      }
    }
    return Optional.empty();
  }

  /** Ignoring case must not let other letters in: the long s counts as an s. */
  private boolean isAscii(int start, String word) {
    return text.substring(start, start + word.length()).chars().allMatch(c -> c < 128);
  }

  private List<String> readLocal() {
    List<String> labels = new ArrayList<>();
    if (at(position) != '+' || !isLabel(at(position + 1))) {
      return labels;
    }
    do {
      int start = ++position;
      while (isLabel(at(position))) {
        position++;
      }
      labels.add(normalLabel(text.substring(start, position).toLowerCase(Locale.ROOT)));
    } while (isSeparator(at(position)) && isLabel(at(position + 1)));
    return labels;
  }

  private static String normalLabel(String label) {
    int zeros = 0;
    while (zeros < label.length() - 1 && label.charAt(zeros) == '0') {
      zeros++;
    }
    boolean number = label.chars().allMatch(c -> isDigit((char) c));
    return number ? label.substring(zeros) : label;
  }

  private BigInteger readNumber() {
    int start = position;
    while (isDigit(at(position))) {
      position++;
    }
    String digits = text.substring(start, position);
    return digits.length() <= 18
        ? BigInteger.valueOf(Long.parseLong(digits))
        : new BigInteger(digits);
  }

  private char at(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLabel(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isSeparator(char c) {
    return c == '.' || c == '-' || c == '_';
  }

  /** The first index from {@code start} on that holds no white space as Python sees it. */
  static int skipSpace(String text, int start) {
    int index = start;
    while (index < text.length() && isSpace(text.charAt(index))) {
      index++;
    }
    return index;
  }

  /** White space as Python's {@code str.strip} and {@code \s} see it. */
  static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || (c >= 0x1c && c <= 0x1f)
        || c == 0x85
        || (c >= 0xa0 && Character.isSpaceChar(c));
  }
}

package dev.puffin.pep440;

import java.util.List;
import java.util.Optional;

/**
 * Reads one specifier at a place in a text; what follows it is the caller's matter. Requirements
 * use it so that a fault can be shown where it is.
 */
public final class SpecifierReader {
  private static final List<Operator> OPERATORS = List.of(Operator.values());

  private final String text;
  private final int start;
  private int position;
  private String problem = "expected one of ~=, ==, !=, <=, >=, <, >, === and a version";

  /** A reader that begins at an index of the text. */
  public SpecifierReader(String text, int start) {
    this.text = text;
    this.start = start;
    this.position = start;
  }

  /** The end of the specifier, or the place of the fault. */
  public int position() {
    return position;
  }

  /** Why nothing was read. */
  public String problem() {
    return problem;
  }

  /** The specifier that begins here; empty if there is none. */
  public Optional<Specifier> read() {
    Optional<Operator> operator = readOperator();
    if (operator.isEmpty()) {
      problem = text.startsWith("=", start) ? "'=' is no operator, did you mean '=='?" : problem;
      return Optional.empty();
    }
    position = VersionReader.skipSpace(text, start + operator.get().symbol().length());
    return operator.get() == Operator.ARBITRARY_EQUAL
        ? Optional.of(readArbitrary())
        : readVersion(operator.get());
  }

  private Optional<Operator> readOperator() {
    for (Operator operator : OPERATORS) {
      if (text.startsWith(operator.symbol(), start)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private Specifier readArbitrary() {
    int begin = position;
    while (position < text.length() && !endsArbitrary(text.charAt(position))) {
      position++;
    }
    String value = text.substring(begin, position);
    return new Specifier(Operator.ARBITRARY_EQUAL, value, Version.tryParse(value), false);
  }

  private static boolean endsArbitrary(char c) {
    return c == ',' || c == ';' || c == ')' || VersionReader.isSpace(c);
  }

  private Optional<Specifier> readVersion(Operator operator) {
    int begin = position;
    Optional<Specifier> plain = readPlain(operator);
    if (plain.isPresent()) {
      return plain;
    }
    VersionReader reader = new VersionReader(text, begin);
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    Optional<VersionParts> parts = reader.read(equality);
    if (parts.isEmpty()) {
      problem = "expected a version after " + operator.symbol();
      return Optional.empty();
    }
    position = reader.position();
    if (operator == Operator.COMPATIBLE && parts.get().release().size() < 2) {
      position = begin;
      problem = "~= needs a version with at least two release segments, such as ~=1.0";
      return Optional.empty();
    }
    String value = text.substring(begin, position);
    boolean wildcard = equality && isPlain(parts.get()) && text.startsWith(".*", position);
    if (wildcard) {
      position += 2;
    }
    return Optional.of(
        new Specifier(
            operator, text.substring(begin, position), Version.tryParse(value), wildcard));
  }

  /** The quick way for a small version in normal spelling, which is good for any operator. */
  private Optional<Specifier> readPlain(Operator operator) {
    int end = position;
    while (end < text.length() && !endsArbitrary(text.charAt(end))) {
      end++;
    }
    String value = text.substring(position, end);
    Optional<Version> small = Version.trySmall(value);
    if (small.isEmpty() || (operator == Operator.COMPATIBLE && small.get().segments() < 2)) {
      return Optional.empty();
    }
    position = end;
    return Optional.of(new Specifier(operator, value, small, false));
  }

  private static boolean isPlain(VersionParts parts) {
    return parts.equals(parts.base());
  }

  /** Why a specifier can't be followed by what stands at {@link #position}. */
  public String trailingProblem(Specifier specifier) {
    if (text.startsWith(".*", position)) {
      boolean equality =
          specifier.operator() == Operator.EQUAL || specifier.operator() == Operator.NOT_EQUAL;
      return equality
          ? ".* can't follow a pre-release, post-release, dev or local segment"
          : ".* can only be used with == and !=";
    }
    if (text.startsWith("+", position)) {
      return "a local version label can only be used with == and !=";
    }
    return "unexpected text after '" + specifier + "'";
  }
}

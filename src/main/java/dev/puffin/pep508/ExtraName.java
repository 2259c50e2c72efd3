package dev.puffin.pep508;

import java.util.Optional;

/**
 * The name of an extra (an optional set of dependencies), normalised like a package name (PEP 685).
 *
 * @param value the normal form
 */
public record ExtraName(String value) implements Comparable<ExtraName> {

  /** Accepts normal names only; other spellings go through {@link #parse}. */
  public ExtraName {
    if (!NameText.normalize(value).orElse("").equals(value)) {
      throw new InvalidNameException("extra", value);
    }
  }

  /**
   * Reads a name in any spelling.
   *
   * @throws InvalidNameException if the text is none
   */
  public static ExtraName parse(String text) {
    return tryParse(text).orElseThrow(() -> new InvalidNameException("extra", text));
  }

  /** Reads a name in any spelling; empty if the text is none. */
  public static Optional<ExtraName> tryParse(String text) {
    return NameText.normalize(text).map(ExtraName::new);
  }

  @Override
  public int compareTo(ExtraName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

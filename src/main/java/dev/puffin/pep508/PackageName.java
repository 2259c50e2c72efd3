package dev.puffin.pep508;

import java.util.Optional;

/**
 * The name of a package, normalised by PEP 503: lower case, runs of {@code -_.} become one hyphen.
 *
 * @param value the normal form
 */
public record PackageName(String value) implements Comparable<PackageName> {

  /** Accepts normal names only; other spellings go through {@link #parse}. */
  public PackageName {
    if (!NameText.normalize(value).orElse("").equals(value)) {
      throw new InvalidNameException("package", value);
    }
  }

  /**
   * Reads a name in any spelling.
   *
   * @throws InvalidNameException if the text is none
   */
  public static PackageName parse(String text) {
    return tryParse(text).orElseThrow(() -> new InvalidNameException("package", text));
  }

  /** Reads a name in any spelling; empty if the text is none. */
  public static Optional<PackageName> tryParse(String text) {
    return NameText.normalize(text).map(PackageName::new);
  }

  @Override
  public int compareTo(PackageName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

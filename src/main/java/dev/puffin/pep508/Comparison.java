package dev.puffin.pep508;

import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A marker that compares one variable with one text.
 *
 * @param variable the variable
 * @param operator the operator
 * @param value the text, of {@code extra} and the sets in normal form
 * @param reversed whether the text stands on the left
 * @param specifier operator and value as version specifier, if the variable is on the left, is
 *     compared by version, and the value allows it
 */
public record Comparison(
    MarkerVariable variable,
    MarkerOperator operator,
    String value,
    boolean reversed,
    Optional<Specifier> specifier)
    implements Marker {

  /** A comparison with the variable on the left, or on the right if {@code reversed}. */
  static Comparison of(
      MarkerVariable variable, MarkerOperator operator, String value, boolean reversed) {
    boolean isName = variable == MarkerVariable.EXTRA || variable.isSet();
    String normal = isName ? normalName(value) : value;
    Optional<Specifier> specifier =
        variable.isVersion() && !reversed && operator.isVersionOperator()
            ? Specifier.tryParse(operator + value)
            : Optional.empty();
    return new Comparison(variable, operator, normal, reversed, specifier);
  }

  /** A comparison of a variable, on the left, with a text. */
  public static Comparison of(MarkerVariable variable, MarkerOperator operator, String value) {
    return of(variable, operator, value, false);
  }

  /** The same comparison with another operator. */
  public Comparison withOperator(MarkerOperator other) {
    return of(variable, other, value, reversed);
  }

  /** A text that is no name can still be compared. */
  private static String normalName(String text) {
    return NameText.normalize(text).orElse(text.toLowerCase(Locale.ROOT));
  }

  /** Whether there is a rule for this comparison at all, whatever the environment. */
  boolean isDefined() {
    if (variable.isSet()) {
      return reversed && !operator.isVersionOperator();
    }
    boolean needsVersions =
        operator == MarkerOperator.COMPATIBLE || operator == MarkerOperator.ARBITRARY_EQUAL;
    return !needsVersions || specifier.isPresent() || (reversed && variable.isVersion());
  }

  @Override
  public boolean holds(MarkerEnvironment environment, String extra, Set<ExtraName> extras) {
    if (variable.isSet()) {
      boolean member =
          variable == MarkerVariable.EXTRAS
              && ExtraName.tryParse(value).map(extras::contains).orElse(false);
      return member == (operator == MarkerOperator.IN);
    }
    return holds(variable.value(environment).orElse(extra));
  }

  /** Whether the condition holds if the variable has this value. */
  public boolean holds(String actual) {
    if (operator == MarkerOperator.ARBITRARY_EQUAL) {
      return actual.strip().equalsIgnoreCase(value.strip());
    }
    if (specifier.isPresent()) {
      return matches(specifier.get(), actual);
    }
    if (reversed && variable.isVersion() && operator.isVersionOperator()) {
      Optional<Specifier> fromActual = Specifier.tryParse(operator + actual);
      if (fromActual.isPresent()) {
        return matches(fromActual.get(), value);
      }
    }
    return reversed ? holdsForTexts(value, actual) : holdsForTexts(actual, value);
  }

  private static boolean matches(Specifier specifier, String candidate) {
    Optional<Version> version = Version.tryParse(candidate);
    return version.isPresent() && specifier.contains(version.get());
  }

  /** Texts have no order: only equality is left of {@code <=} and {@code >=}. */
  private boolean holdsForTexts(String left, String right) {
    return switch (operator) {
      case IN -> right.contains(left);
      case NOT_IN -> !right.contains(left);
      case EQUAL, AT_MOST, AT_LEAST, ARBITRARY_EQUAL -> left.equals(right);
      case NOT_EQUAL -> !left.equals(right);
      case LESS, GREATER, COMPATIBLE -> false;
    };
  }

  @Override
  public String toString() {
    char quote = value.indexOf('\'') < 0 ? '\'' : '"';
    String quoted = quote + value + quote;
    return reversed
        ? quoted + " " + operator + " " + variable
        : variable + " " + operator + " " + quoted;
  }
}

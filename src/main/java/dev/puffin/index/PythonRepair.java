package dev.puffin.index;

import dev.puffin.pep440.Specifiers;
import java.util.Optional;

/**
 * Makes valid specifiers out of the Requires-Python values that were uploaded before indexes
 * checked them: {@code >=3.6.*}, {@code >=2.7,!=3.0.*,}, {@code >=3.6<4}, {@code =>3.5}, {@code
 * '>=3.7'}.
 */
final class PythonRepair {
  private PythonRepair() {}

  /** Valid specifiers with the meaning that must have been meant, or nothing. */
  static Optional<String> repair(String text) {
    if (text.isEmpty() || Specifiers.tryParse(text).isPresent()) {
      return Optional.of(text);
    }
    StringBuilder repaired = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      if (isSeparator(text.charAt(i))) {
        i++;
        continue;
      }
      int operatorEnd = skip(text, i, true);
      int versionEnd = skip(text, operatorEnd, false);
      String operator = operator(text, i, operatorEnd);
      String version = text.substring(operatorEnd, versionEnd).strip();
      if (operator.isEmpty() || version.isEmpty()) {
        return Optional.empty();
      }
      repaired.append(repaired.isEmpty() ? "" : ",").append(operator);
      repaired.append(version(operator, version));
      i = versionEnd;
    }
    return Optional.of(repaired.toString()).filter(fixed -> Specifiers.tryParse(fixed).isPresent());
  }

  private static int skip(String text, int start, boolean operator) {
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean belongs =
          operator ? isOperator(c) || Character.isWhitespace(c) : !isOperator(c) && !isSeparator(c);
      if (!belongs) {
        break;
      }
      i++;
    }
    return i;
  }

  private static String operator(String text, int start, int end) {
    StringBuilder signs = new StringBuilder(2);
    for (int i = start; i < end; i++) {
      if (isOperator(text.charAt(i))) {
        signs.append(text.charAt(i));
      }
    }
    return switch (signs.toString()) {
      case "=>" -> ">=";
      case "=<" -> "<=";
      case "=" -> "==";
      case "=!" -> "!=";
      case "=~", "~" -> "~=";
      case "<>" -> "!=";
      default -> signs.toString();
    };
  }

  /** A star makes sense only after == and !=; elsewhere the version before it was meant. */
  private static String version(String operator, String version) {
    boolean star = version.endsWith(".*");
    return star && !operator.equals("==") && !operator.equals("!=")
        ? version.substring(0, version.length() - 2)
        : version;
  }

  private static boolean isOperator(char c) {
    return c == '<' || c == '>' || c == '=' || c == '!' || c == '~';
  }

  private static boolean isSeparator(char c) {
    return c == ',' || c == ';' || c == '\'' || c == '"' || Character.isWhitespace(c);
  }
}

package dev.puffin.pep508;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads markers by the grammar of PEP 508: {@code and} binds closer than {@code or}. */
final class MarkerParser {
  // deeper nesting is no marker that anybody wrote, and would exhaust the stack
  private static final int DEEPEST = 200;
  private static final List<MarkerOperator> OPERATORS = List.of(MarkerOperator.values());

  private final TextCursor cursor;
  private int depth;

  MarkerParser(TextCursor cursor) {
    this.cursor = cursor;
  }

  static Marker parse(String text) {
    TextCursor cursor = new TextCursor("marker", text);
    Marker marker = new MarkerParser(cursor).readOr();
    if (!cursor.atEnd()) {
      throw cursor.expected("'and', 'or' or the end of the marker");
    }
    return marker;
  }

  /** Reads alternatives and the white space behind them. */
  Marker readOr() {
    List<Marker> parts = new ArrayList<>(List.of(readAnd()));
    while (cursor.takeWord("or")) {
      parts.add(readAnd());
    }
    return parts.size() == 1 ? parts.getFirst() : new Marker.Or(parts);
  }

  private Marker readAnd() {
    List<Marker> parts = new ArrayList<>(List.of(readAtom()));
    while (cursor.takeWord("and")) {
      parts.add(readAtom());
    }
    return parts.size() == 1 ? parts.getFirst() : new Marker.And(parts);
  }

  private Marker readAtom() {
    cursor.skipSpace();
    int open = cursor.position();
    Marker marker = cursor.take('(') ? readParenthesis(open) : readComparison();
    cursor.skipSpace();
    return marker;
  }

  private Marker readParenthesis(int open) {
    if (++depth > DEEPEST) {
      throw cursor.failure(open, "too many nested parentheses");
    }
    Marker marker = readOr();
    depth--;
    if (!cursor.take(')')) {
      throw cursor.expected("'and', 'or' or the matching ')'");
    }
    return marker;
  }

  private Comparison readComparison() {
    int start = cursor.position();
    Operand left = readOperand();
    cursor.skipSpace();
    MarkerOperator operator = readOperator();
    cursor.skipSpace();
    Operand right = readOperand();
    if (left.variable.isPresent() == right.variable.isPresent()) {
      throw cursor.failure(start, "expected a comparison of a marker variable with a quoted text");
    }
    boolean reversed = left.variable.isEmpty();
    MarkerVariable variable = left.variable.or(() -> right.variable).orElseThrow();
    String value = reversed ? left.text : right.text;
    Comparison comparison = Comparison.of(variable, operator, value, reversed);
    if (!comparison.isDefined()) {
      throw cursor.failure(start, "'" + operator + "' has no meaning for " + comparison);
    }
    return comparison;
  }

  private record Operand(Optional<MarkerVariable> variable, String text) {}

  private Operand readOperand() {
    int start = cursor.position();
    char quote = cursor.peek();
    if (quote == '\'' || quote == '"') {
      int end = cursor.text().indexOf(quote, start + 1);
      if (end < 0) {
        throw cursor.failure(start, "expected a closing quote");
      }
      cursor.moveTo(end + 1);
      return new Operand(Optional.empty(), cursor.text().substring(start + 1, end));
    }
    String name = cursor.takeIdentifier();
    Optional<MarkerVariable> variable = MarkerVariable.parse(name);
    if (variable.isEmpty()) {
      throw cursor.failure(
          start,
          name.isEmpty()
              ? "expected a marker variable or a quoted text"
              : "there is no marker variable '" + name + "'");
    }
    return new Operand(variable, name);
  }

  private MarkerOperator readOperator() {
    for (MarkerOperator operator : OPERATORS) {
      if (operator.isVersionOperator() && cursor.take(operator.toString())) {
        return operator;
      }
    }
    if (cursor.takeWord("in")) {
      return MarkerOperator.IN;
    }
    if (cursor.takeWord("not") && cursor.skipSpace() && cursor.takeWord("in")) {
      return MarkerOperator.NOT_IN;
    }
    throw cursor.expected("one of <=, <, !=, ==, >=, >, ~=, ===, in, not in");
  }
}

package dev.puffin.pep508;

/** The comparison operators of environment markers. */
public enum MarkerOperator {
  /** {@code ===}. */
  ARBITRARY_EQUAL("==="),
  /** {@code ==}. */
  EQUAL("=="),
  /** {@code ~=}. */
  COMPATIBLE("~="),
  /** {@code !=}. */
  NOT_EQUAL("!="),
  /** {@code <=}. */
  AT_MOST("<="),
  /** {@code >=}. */
  AT_LEAST(">="),
  /** {@code <}. */
  LESS("<"),
  /** {@code >}. */
  GREATER(">"),
  /** {@code in}, the left text is part of the right one. */
  IN("in"),
  /** {@code not in}. */
  NOT_IN("not in");

  private final String symbol;

  MarkerOperator(String symbol) {
    this.symbol = symbol;
  }

  /** Whether this is one of the operators that version specifiers know. */
  public boolean isVersionOperator() {
    return this != IN && this != NOT_IN;
  }

  /** How the operator is written. */
  @Override
  public String toString() {
    return symbol;
  }
}

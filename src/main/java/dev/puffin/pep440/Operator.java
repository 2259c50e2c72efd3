package dev.puffin.pep440;

/** The comparison operators of version specifiers. */
public enum Operator {
  /** {@code ===}, the texts are the same but for case. */
  ARBITRARY_EQUAL("==="),
  /** {@code ~=}, this or a later one within the same release prefix. */
  COMPATIBLE("~="),
  /** {@code ==}, also with a trailing {@code .*}. */
  EQUAL("=="),
  /** {@code !=}, also with a trailing {@code .*}. */
  NOT_EQUAL("!="),
  /** {@code <=}. */
  AT_MOST("<="),
  /** {@code >=}. */
  AT_LEAST(">="),
  /** {@code <}. */
  LESS("<"),
  /** {@code >}. */
  GREATER(">");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** How the operator is written. */
  public String symbol() {
    return symbol;
  }
}

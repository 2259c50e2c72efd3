package dev.puffin.index;

/**
 * Whose versions count when several indexes have a project. Places given with {@code --find-links}
 * always count.
 *
 * <p>The default is {@link #UNSAFE_BEST_MATCH}: it is what pip does, and so what requirements files
 * and pip configurations were written for. A private name that somebody else takes on a public
 * index can then win by a higher version; {@link #FIRST_INDEX} rules that out.
 */
public enum IndexStrategy {
  /** Only the first index that has the project: the additional ones in order, then the default. */
  FIRST_INDEX("first-index"),
  /** The first index that has a suitable version, in the same order. */
  UNSAFE_FIRST_MATCH("unsafe-first-match"),
  /** The best version of all indexes together. */
  UNSAFE_BEST_MATCH("unsafe-best-match");

  private final String option;

  IndexStrategy(String option) {
    this.option = option;
  }

  /** How it is named on the command line. */
  public String option() {
    return option;
  }

  @Override
  public String toString() {
    return option;
  }
}

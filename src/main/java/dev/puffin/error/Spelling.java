package dev.puffin.error;

import java.util.Optional;

/** Finds the word that somebody meant who misspelt it: one that is only a slip or two away. */
public final class Spelling {
  private static final int FEW_LETTERS = 4;

  private final String wrong;
  private int least;
  private Optional<String> closest = Optional.empty();

  /** Nothing is close yet to what was written. */
  public Spelling(String wrong) {
    this.wrong = wrong;
    this.least = wrong.length() > FEW_LETTERS ? 3 : 2;
  }

  /**
   * Compares with a word that is right.
   *
   * @param meant what is meant by it
   */
  public void compare(String known, String meant) {
    int distance = distance(wrong, known);
    if (distance < least) {
      least = distance;
      closest = Optional.of(meant);
    }
  }

  /** What the closest word means, the first of equally close ones; empty if none is close. */
  public Optional<String> closest() {
    return closest;
  }

  /** How many letters have to be put in, left out, replaced or swapped with their neighbour. */
  static int distance(String left, String right) {
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[right.length()];
  }
}

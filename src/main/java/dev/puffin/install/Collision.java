package dev.puffin.install;

/**
 * A file that two packages bring with different contents.
 *
 * @param path of the file
 * @param loser the package whose file is not there, with its version
 * @param winner the package whose file is there
 */
public record Collision(String path, String loser, String winner) {

  /** A sentence for the user. */
  public String display() {
    return winner + " and " + loser + " both have " + path + "; it is now that of " + winner;
  }
}

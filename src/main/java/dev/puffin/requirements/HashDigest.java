package dev.puffin.requirements;

/**
 * A digest that a requirement's file has to have; of several one has to match.
 *
 * @param algorithm its name in lower case, for instance {@code sha256}
 * @param hex the digest in lower-case hexadecimal digits
 */
public record HashDigest(String algorithm, String hex) implements Comparable<HashDigest> {
  @Override
  public int compareTo(HashDigest other) {
    return toString().compareTo(other.toString());
  }

  /** As {@code --hash} takes it. */
  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}

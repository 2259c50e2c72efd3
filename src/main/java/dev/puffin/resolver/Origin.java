package dev.puffin.resolver;

/**
 * Where a requirement of the user comes from.
 *
 * @param label what a lock file names as the reason, such as {@code -r requirements.in}
 * @param location what an error names, such as {@code requirements.in:4}
 */
public record Origin(String label, String location) {
  @Override
  public String toString() {
    return location;
  }
}

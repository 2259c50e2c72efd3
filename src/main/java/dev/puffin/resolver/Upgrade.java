package dev.puffin.resolver;

import dev.puffin.pep508.PackageName;
import java.util.Set;

/**
 * Which pins of the last run don't count.
 *
 * @param all whether none does
 * @param packages the packages whose pins don't
 */
public record Upgrade(boolean all, Set<PackageName> packages) {
  /** All pins count. */
  public static final Upgrade NONE = new Upgrade(false, Set.of());

  /** No pin counts. */
  public static final Upgrade ALL = new Upgrade(true, Set.of());

  /** Copies the set. */
  public Upgrade {
    packages = Set.copyOf(packages);
  }

  /** Whether the pin of a package does not count. */
  public boolean includes(PackageName name) {
    return all || packages.contains(name);
  }
}

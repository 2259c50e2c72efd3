package dev.puffin.resolver;

import dev.puffin.index.SimpleIndex;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Asks for pages before a search can begin, because it is not known yet which Python it is for:
 * those of what is required, and of what that usually needs.
 */
public final class EarlyPages {
  private EarlyPages() {}

  /**
   * Asks in the background; whoever needs a page gets the same answer.
   *
   * @param required the packages, with their extras
   * @param withDependencies whether what they need is wanted, too
   */
  public static void ask(
      SimpleIndex index, Map<PackageName, Set<ExtraName>> required, boolean withDependencies) {
    prefetch(index, required.keySet());
    if (withDependencies) {
      Thread.startVirtualThread(() -> askForUsual(index, required));
    }
  }

  private static void askForUsual(SimpleIndex index, Map<PackageName, Set<ExtraName>> required) {
    UsualRequirements usual = UsualRequirements.shipped();
    Set<String> seen = new HashSet<>();
    required.forEach((name, extras) -> prefetch(index, usual.closure(name, extras, seen)));
  }

  private static void prefetch(SimpleIndex index, Iterable<PackageName> names) {
    for (PackageName name : names) {
      index.prefetch(name, () -> {});
    }
  }
}

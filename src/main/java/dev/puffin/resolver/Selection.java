package dev.puffin.resolver;

import java.util.List;

/**
 * What was chosen, without how it hangs together.
 *
 * @param packages sorted by name, then version
 * @param warnings what the user should know about it, one sentence each
 */
public record Selection(List<ResolvedPackage> packages, List<String> warnings) {
  /** Copies the lists. */
  public Selection {
    packages = List.copyOf(packages);
    warnings = List.copyOf(warnings);
  }
}

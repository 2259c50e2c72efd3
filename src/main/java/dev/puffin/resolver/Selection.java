package dev.puffin.resolver;

import dev.puffin.pep508.PackageName;
import java.util.List;
import java.util.Optional;

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

  /** The first entry of a package; there are several only if they have markers. */
  public Optional<ResolvedPackage> find(PackageName name) {
    return packages.stream().filter(resolved -> resolved.name().equals(name)).findFirst();
  }
}

package dev.puffin.resolver;

import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.Decisions;
import dev.puffin.pubgrub.PackageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which version of what has asked for a package, and how. Unlike the ranges the solver works with,
 * these are the specifiers as written; the rule for pre-releases speaks of them.
 */
final class Declarations {
  private final Map<PackageName, List<Declaration>> byPackage = new HashMap<>();
  private final Map<PackageName, List<Declaration>> namingPrereleases = new HashMap<>();

  private record Declaration(PackageId parent, Version version, VersionRange range) {
    boolean applies(Decisions decisions) {
      return parent instanceof PackageId.Root
          || decisions.version(parent).filter(version::equals).isPresent();
    }
  }

  void add(PackageId parent, Version version, ActiveRequirement requirement) {
    Declaration declaration = new Declaration(parent, version, requirement.range());
    byPackage.computeIfAbsent(requirement.name(), _ -> new ArrayList<>()).add(declaration);
    if (requirement.namesPrerelease()) {
      namingPrereleases
          .computeIfAbsent(requirement.name(), _ -> new ArrayList<>())
          .add(declaration);
    }
  }

  /** Whether some specifier that applies by now names a pre-release of the package. */
  boolean namePrerelease(PackageName name, Decisions decisions) {
    for (Declaration declaration : namingPrereleases.getOrDefault(name, List.of())) {
      if (declaration.applies(decisions)) {
        return true;
      }
    }
    return false;
  }

  /** The versions that all specifiers that apply by now allow. */
  VersionRange range(PackageName name, Decisions decisions) {
    VersionRange range = VersionRange.any();
    for (Declaration declaration : byPackage.getOrDefault(name, List.of())) {
      if (declaration.applies(decisions)) {
        range = range.intersect(declaration.range());
      }
    }
    return range;
  }
}

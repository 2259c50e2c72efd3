package dev.puffin.pubgrub;

import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Packages in memory: {@code index.serve("a", "1.0").requires("b>=2")}. The newest version is tried
 * first.
 */
final class SmallIndex implements DependencyProvider {
  private final Map<PackageId, NavigableMap<Version, List<Dependency>>> packages = new HashMap<>();
  private final Map<PackageId, Map<Version, String>> broken = new HashMap<>();
  private final List<Dependency> roots = new ArrayList<>();

  /** A version of a package. */
  static final class Release {
    private final List<Dependency> dependencies;

    private Release(List<Dependency> dependencies) {
      this.dependencies = dependencies;
    }

    Release requires(String... requirements) {
      for (String requirement : requirements) {
        dependencies.add(dependency(requirement));
      }
      return this;
    }
  }

  Release serve(String name, String version) {
    List<Dependency> dependencies = new ArrayList<>();
    packages
        .computeIfAbsent(id(name), _ -> new TreeMap<>())
        .put(Version.parse(version), dependencies);
    return new Release(dependencies);
  }

  /** A version that exists and can't be used. */
  void breaks(String name, String version, String clause) {
    serve(name, version);
    broken.computeIfAbsent(id(name), _ -> new HashMap<>()).put(Version.parse(version), clause);
  }

  SmallIndex wanted(String... requirements) {
    for (String requirement : requirements) {
      roots.add(dependency(requirement));
    }
    return this;
  }

  static PackageId id(String name) {
    return PackageId.of(PackageName.parse(name));
  }

  static Dependency dependency(String requirement) {
    int end = 0;
    while (end < requirement.length() && Character.isLetterOrDigit(requirement.charAt(end))) {
      end++;
    }
    return new Dependency(
        id(requirement.substring(0, end)),
        Specifiers.parse(requirement.substring(end).strip()).range());
  }

  Map<PackageId, NavigableMap<Version, List<Dependency>>> packages() {
    return packages;
  }

  List<Dependency> roots() {
    return roots;
  }

  @Override
  public Urgency urgency(PackageId id, VersionRange range) {
    return range.isPin() ? Urgency.PINNED : Urgency.NORMAL;
  }

  @Override
  public void expect(PackageId id, VersionRange range) {}

  @Override
  public Choice choose(PackageId id, VersionRange range, Decisions decisions) {
    for (Version version : packages.getOrDefault(id, new TreeMap<>()).descendingKeySet()) {
      if (range.contains(version)) {
        return new Choice.Of(version);
      }
    }
    return new Choice.None();
  }

  @Override
  public Dependencies dependencies(PackageId id, Version version) {
    if (id instanceof PackageId.Root) {
      return new Dependencies.Known(VersionRange.any(), roots);
    }
    String clause = broken.getOrDefault(id, Map.of()).get(version);
    if (clause != null) {
      return new Dependencies.Unavailable(VersionRange.exactly(version), new TextReason(clause));
    }
    NavigableMap<Version, List<Dependency>> versions = packages.getOrDefault(id, new TreeMap<>());
    return new Dependencies.Known(
        around(versions, version), versions.getOrDefault(version, List.of()));
  }

  /** The version and the empty space up to its neighbours. */
  private static VersionRange around(NavigableMap<Version, ?> versions, Version version) {
    Version lower = versions.lowerKey(version);
    Version higher = versions.higherKey(version);
    VersionRange range = higher == null ? VersionRange.any() : VersionRange.lessThan(higher);
    return lower == null
        ? range
        : range.intersect(VersionRange.atLeast(lower).minus(VersionRange.exactly(lower)));
  }

  /** A reason that is only words. */
  record TextReason(String clause) implements Reason {}
}

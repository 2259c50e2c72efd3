package dev.puffin.command;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.install.InstalledMetadata;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.pep508.RequirementSource;
import dev.puffin.requirements.Origin;
import dev.puffin.resolver.Resolution;
import dev.puffin.resolver.ResolvedEdge;
import dev.puffin.resolver.Via;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What some packages require of each other.
 *
 * @param versions of the packages
 * @param edges the requirements that hold among them, and those of the user
 */
record DependencyGraph(SortedMap<PackageName, Version> versions, List<ResolvedEdge> edges) {
  private static final Origin ENVIRONMENT = Origin.commandLine("the environment");

  DependencyGraph {
    edges = List.copyOf(edges);
  }

  /** What was resolved. */
  static DependencyGraph of(Resolution resolution) {
    SortedMap<PackageName, Version> versions = new TreeMap<>();
    resolution.packages().forEach(found -> versions.put(found.name(), found.version()));
    return new DependencyGraph(versions, resolution.edges());
  }

  /**
   * What is installed, by the metadata of the packages; one that has none requires nothing. What
   * was asked for, or is required by nothing, is required by the environment.
   */
  static DependencyGraph of(List<InstalledDistribution> installed, MarkerEnvironment markers) {
    Search search = new Search(installed, markers);
    search.run();
    return search.graph();
  }

  private static final class Search {
    private final MarkerEnvironment markers;
    private final SortedMap<PackageName, InstalledDistribution> installed = new TreeMap<>();
    private final Map<PackageName, List<Requirement>> declared = new TreeMap<>();
    private final Map<PackageName, Set<ExtraName>> extras = new TreeMap<>();
    private final Queue<PackageName> changed = new ArrayDeque<>();

    Search(List<InstalledDistribution> all, MarkerEnvironment markers) {
      this.markers = markers;
      for (InstalledDistribution distribution : all) {
        PackageName name = distribution.name();
        installed.put(name, distribution);
        declared.put(
            name,
            InstalledMetadata.read(distribution).map(CoreMetadata::requiresDist).orElse(List.of()));
        extras.put(name, new HashSet<>());
        changed.add(name);
      }
    }

    /** Finds the extras that packages ask of each other; extras may ask for more of them. */
    void run() {
      for (PackageName name = changed.poll(); name != null; name = changed.poll()) {
        for (Requirement requirement : active(name)) {
          Set<ExtraName> known = extras.get(requirement.name());
          if (known != null && known.addAll(requirement.extras())) {
            changed.add(requirement.name());
          }
        }
      }
    }

    private List<Requirement> active(PackageName name) {
      Set<ExtraName> active = extras.getOrDefault(name, Set.of());
      return declared.getOrDefault(name, List.of()).stream()
          .filter(requirement -> requirement.appliesTo(markers, active))
          .toList();
    }

    DependencyGraph graph() {
      List<ResolvedEdge> edges = new ArrayList<>();
      Set<PackageName> required = new HashSet<>();
      for (PackageName name : installed.keySet()) {
        for (Requirement requirement : active(name)) {
          edges.add(new ResolvedEdge(new Via.Parent(name), requirement));
          if (!requirement.name().equals(name)) {
            required.add(requirement.name());
          }
        }
      }
      SortedMap<PackageName, Version> versions = new TreeMap<>();
      installed.forEach((name, distribution) -> {
        versions.put(name, distribution.version());
        boolean requested = Files.exists(distribution.location().resolve("REQUESTED"));
        if (requested || !required.contains(name)) {
          edges.add(new ResolvedEdge(new Via.Input(ENVIRONMENT), any(name)));
        }
      });
      return new DependencyGraph(versions, edges);
    }

    private static Requirement any(PackageName name) {
      return new Requirement(
          name, Set.of(), new RequirementSource.Specified(Specifiers.any()), Optional.empty());
    }
  }
}

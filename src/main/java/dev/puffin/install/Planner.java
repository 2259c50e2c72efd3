package dev.puffin.install;

import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what is installed with what is wanted. Changes nothing. */
public final class Planner {
  private static final Set<String> TOOLS =
      Set.of("pip", "setuptools", "wheel", "uv", "puffin", "pip-tools", "pip-review", "distribute");

  private Planner() {}

  /** Whether a package is one of the tools that {@code pip-sync} leaves alone if not listed. */
  public static boolean isTool(PackageName name) {
    return TOOLS.contains(name.value());
  }

  /** The plan. Its lists are sorted by name. */
  public static InstallPlan plan(PlanRequest request) {
    List<InstalledDistribution> keep = new ArrayList<>();
    List<CachedWheel> cached = new ArrayList<>();
    List<Wanted> remote = new ArrayList<>();
    List<InstalledDistribution> reinstalls = new ArrayList<>();
    Set<PackageName> names = new HashSet<>();
    Set<InstalledDistribution> damaged = new HashSet<>(request.installed().damaged());
    for (Wanted wanted : sorted(request.wanted())) {
      names.add(wanted.name());
      List<InstalledDistribution> there = request.installed().named(wanted.name());
      boolean good =
          there.size() == 1
              && !damaged.contains(there.getFirst())
              && !request.reinstall().test(wanted.name())
              && Satisfaction.isMet(wanted, there.getFirst());
      if (good) {
        keep.addAll(there);
        continue;
      }
      reinstalls.addAll(there);
      Optional<CachedWheel> wheel = request.cached().apply(wanted);
      wheel.ifPresentOrElse(cached::add, () -> remote.add(wanted));
    }
    List<InstalledDistribution> extraneous = new ArrayList<>();
    for (InstalledDistribution distribution : request.installed().distributions()) {
      if (!names.contains(distribution.name()) && !request.keep().test(distribution.name())) {
        extraneous.add(distribution);
      }
    }
    return new InstallPlan(
        keep, cached, remote, reinstalls, extraneous, request.installed().leftovers());
  }

  private static List<Wanted> sorted(List<Wanted> wanted) {
    List<Wanted> sorted = new ArrayList<>(wanted);
    sorted.sort((one, other) -> one.name().compareTo(other.name()));
    return sorted;
  }
}

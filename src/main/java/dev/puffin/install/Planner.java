package dev.puffin.install;

import dev.puffin.concurrent.TaskGroup;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what is installed with what is wanted. Changes nothing. */
public final class Planner {
  /** So many wheels are looked for at once. */
  private static final int WORKERS = 16;

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
    List<InstalledDistribution> reinstalls = new ArrayList<>();
    List<Wanted> lacking = new ArrayList<>();
    Set<InstalledDistribution> damaged = new HashSet<>(request.installed().damaged());
    for (Wanted wanted : sorted(request.wanted())) {
      List<InstalledDistribution> there = request.installed().named(wanted.name());
      boolean good =
          there.size() == 1
              && !damaged.contains(there.getFirst())
              && !request.reinstall().test(wanted.name())
              && Satisfaction.isMet(wanted, there.getFirst());
      (good ? keep : reinstalls).addAll(there);
      if (!good) {
        lacking.add(wanted);
      }
    }
    List<CachedWheel> cached = new ArrayList<>();
    List<Wanted> remote = new ArrayList<>();
    List<Optional<CachedWheel>> found = find(lacking, request.cached());
    for (int i = 0; i < lacking.size(); i++) {
      Wanted wanted = lacking.get(i);
      found.get(i).ifPresentOrElse(cached::add, () -> remote.add(wanted));
    }
    return new InstallPlan(
        keep, cached, remote, reinstalls, extraneous(request), request.installed().leftovers());
  }

  /** Looks for several wheels at once, where there may be one to find. */
  private static List<Optional<CachedWheel>> find(List<Wanted> lacking, WheelSearch cached) {
    List<Optional<CachedWheel>> found =
        new ArrayList<>(Collections.nCopies(lacking.size(), Optional.empty()));
    List<Integer> promising = new ArrayList<>();
    for (int i = 0; i < lacking.size(); i++) {
      if (cached.mayFind(lacking.get(i))) {
        promising.add(i);
      }
    }
    try (TaskGroup group = new TaskGroup()) {
      group.runEach(promising, WORKERS, place -> found.set(place, cached.find(lacking.get(place))));
      group.join();
    }
    return found;
  }

  private static List<InstalledDistribution> extraneous(PlanRequest request) {
    Set<PackageName> names = new HashSet<>();
    request.wanted().forEach(one -> names.add(one.name()));
    List<InstalledDistribution> extraneous = new ArrayList<>();
    for (InstalledDistribution distribution : request.installed().distributions()) {
      if (!names.contains(distribution.name()) && !request.keep().test(distribution.name())) {
        extraneous.add(distribution);
      }
    }
    return extraneous;
  }

  private static List<Wanted> sorted(List<Wanted> wanted) {
    List<Wanted> sorted = new ArrayList<>(wanted);
    sorted.sort((one, other) -> one.name().compareTo(other.name()));
    return sorted;
  }
}

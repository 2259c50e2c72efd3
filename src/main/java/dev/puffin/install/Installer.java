package dev.puffin.install;

import dev.puffin.concurrent.OnceMap;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.pep508.PackageName;
import dev.puffin.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes one environment: packages out, wheels from the cache in. Everything is worked out and
 * checked first. From then on each package is in one of three states on disk: whole, with RECORD;
 * unfinished, with {@code RECORD.unfinished} listing all its files; or absent. So a run that is
 * killed leaves nothing that counts as installed and is not whole, and the next one cleans up.
 */
public final class Installer {
  private final InstallTarget target;
  private final Optional<LinkMode> linkMode;
  private final Trace trace;
  private final ScriptText text;

  /** By the wheel's folder. */
  private final OnceMap<Path, WheelPlan> plans = new OnceMap<>();

  /** By the folder that files are put into. */
  private final OnceMap<Path, LinkMode> usualModes = new OnceMap<>();

  private Installer(InstallTarget target, Optional<LinkMode> linkMode, Trace trace) {
    this.target = target;
    this.linkMode = linkMode;
    this.trace = trace;
    this.text = new ScriptText(target);
  }

  /** Links files in the cheapest way that works. */
  public static Installer into(InstallTarget target, Trace trace) {
    return new Installer(target, Optional.empty(), trace);
  }

  /** The same, with a way of linking that is to be tried first. */
  public Installer linking(LinkMode mode) {
    return new Installer(target, Optional.of(mode), trace);
  }

  /** Finds out how files are linked best. Changes nothing; may be called by another thread. */
  public void prepare() {
    if (linkMode.isEmpty() && Files.isDirectory(target.paths().purelib())) {
      usualMode();
    }
  }

  private LinkMode usualMode() {
    return usualModes.get(
        target.paths().purelib(), () -> FileLinker.cheapest(target.paths().purelib()));
  }

  /**
   * Works out where the files of a wheel go, which {@link #apply} does for all that are not
   * prepared, one after the other: while others are still fetched there is time for it. Changes
   * nothing; may be called by many threads.
   *
   * @throws InstallException if the wheel is such that it must not be installed
   */
  public void prepare(WheelToInstall wheel) {
    plan(wheel);
  }

  /**
   * Makes the change. The caller holds the {@link EnvironmentLock}.
   *
   * @throws InstallException before anything is changed, if a wheel or an installed package is such
   *     that it must not be touched; later, if a file can't be written or removed, and then no
   *     package is left that looks installed and is not whole
   */
  public InstallReport apply(Change change) {
    List<WheelPlan> wheels = change.install().stream().map(this::plan).toList();
    List<RemovalPlan> removals = planRemovals(change);
    Collisions.Resolved resolved = Collisions.resolve(wheels, target);
    if (!removals.isEmpty()) {
      try (Trace.Span _ = trace.span("remove", removals.size() + " packages")) {
        new Uninstaller(target).remove(removals);
      }
    }
    List<Collision> collisions = new ArrayList<>(resolved.collisions());
    LinkMode used = linkMode.orElse(LinkMode.HARDLINK);
    if (!wheels.isEmpty()) {
      WheelLinker linker = new WheelLinker(target, linkMode.orElseGet(this::usualMode));
      try (Trace.Span _ = trace.span("link", wheels.size() + " wheels")) {
        linker.link(resolved.plans());
      }
      collisions.addAll(linker.collisions());
      used = linker.mode();
    }
    List<CachedWheel> installed = change.install().stream().map(WheelToInstall::wheel).toList();
    return new InstallReport(installed, collisions, used);
  }

  private WheelPlan plan(WheelToInstall wheel) {
    return plans.get(
        wheel.wheel().directory(),
        () -> {
          try (Trace.Span _ = trace.span("plan links", wheel.wheel().filename().text())) {
            return WheelPlanner.plan(wheel, target, text);
          }
        });
  }

  private List<RemovalPlan> planRemovals(Change change) {
    Set<PackageName> replaced = new HashSet<>();
    change.install().forEach(wheel -> replaced.add(wheel.wheel().filename().name()));
    RemovalPlanner planner = new RemovalPlanner(target);
    List<RemovalPlan> plans = new ArrayList<>();
    for (Leftover leftover : change.cleanUp()) {
      plans.add(planner.plan(leftover));
    }
    for (InstalledDistribution distribution : change.remove()) {
      plans.add(planner.plan(distribution, replaced.contains(distribution.name())));
    }
    return plans;
  }
}

package dev.puffin.command;

import dev.puffin.concurrent.TaskGroup;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.error.Problem;
import dev.puffin.install.BytecodeCompiler;
import dev.puffin.install.Change;
import dev.puffin.install.DependencyCheck;
import dev.puffin.install.InstallPlan;
import dev.puffin.install.InstallReport;
import dev.puffin.install.InstallTarget;
import dev.puffin.install.Installer;
import dev.puffin.install.SitePackages;
import dev.puffin.install.Wanted;
import dev.puffin.install.WheelToInstall;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.HashPolicy;
import dev.puffin.pipeline.WheelPipeline;
import dev.puffin.session.Resolving;
import dev.puffin.session.Session;
import dev.puffin.session.WantedPackage;
import dev.puffin.settings.InstallOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries out an install plan: brings everything it lacks into the cache first, and only then
 * touches the environment.
 */
final class Installation {
  private final Session session;
  private final Resolving resolving;
  private final InstallTarget target;
  private final InstallOptions options;
  private final Map<PackageName, WantedPackage> wanted = new HashMap<>();
  private final Installer installer;

  Installation(
      Session session,
      Resolving resolving,
      InstallTarget target,
      InstallOptions options,
      List<WantedPackage> wanted) {
    this.session = session;
    this.resolving = resolving;
    this.target = target;
    this.options = options;
    wanted.forEach(one -> this.wanted.put(one.name(), one));
    Installer usual = Installer.into(target, session.trace());
    this.installer = options.linkMode().map(usual::linking).orElse(usual);
  }

  /**
   * Fetches and builds what the cache lacks, all at once, and prepares the installation of each
   * wheel as soon as it is there.
   *
   * @param choices of the packages of the plan that are not in the cache
   */
  List<CachedWheel> fetch(InstallPlan plan, Choices choices) {
    WheelPipeline pipeline = resolving.packages().pipeline();
    List<TaskGroup.Task<CachedWheel>> tasks = new ArrayList<>();
    try (TaskGroup group = new TaskGroup()) {
      group.run(installer::prepare);
      for (Wanted one : plan.remote()) {
        HashPolicy policy = policy(one.name());
        tasks.add(group.fork(() -> prepared(pipeline.wheel(choices.of(one.name()), policy))));
      }
      plan.cached().forEach(wheel -> group.run(() -> prepared(wheel)));
      group.join();
    }
    List<CachedWheel> wheels = new ArrayList<>(plan.cached());
    tasks.forEach(task -> wheels.add(task.value()));
    wheels.sort((one, other) -> one.filename().name().compareTo(other.filename().name()));
    return wheels;
  }

  private CachedWheel prepared(CachedWheel wheel) {
    installer.prepare(toInstall(wheel));
    return wheel;
  }

  private WheelToInstall toInstall(CachedWheel wheel) {
    WantedPackage known = wanted.get(wheel.filename().name());
    return new WheelToInstall(wheel, known != null && known.requested());
  }

  private HashPolicy policy(PackageName name) {
    WantedPackage known = wanted.get(name);
    return known == null ? HashPolicy.any() : known.policy();
  }

  /** Changes the environment: everything it needs is in the cache. */
  void apply(InstallPlan plan, List<CachedWheel> wheels) {
    List<InstalledDistribution> remove = new ArrayList<>(plan.reinstalls());
    remove.addAll(plan.extraneous());
    List<WheelToInstall> install = wheels.stream().map(this::toInstall).toList();
    InstallReport report = installer.apply(new Change(remove, plan.leftovers(), install));
    if (options.compileBytecode()) {
      new BytecodeCompiler(session.processes(), session.context().environment()).compile(target);
    }
    tell(report);
  }

  /** Tells the next run what it may have to install. */
  void leaveOutlook(List<CachedWheel> wheels) {
    session.leaveOutlook(wheels.stream().map(CachedWheel::directory).toList());
  }

  private void tell(InstallReport report) {
    if (options.strict()) {
      DependencyCheck.problems(
              SitePackages.scan(target.paths()).distributions(),
              resolving.target().markers(),
              resolving.target().pythonVersion())
          .forEach(line -> session.context().printer().warn(Problem.of(line)));
    }
    report
        .collisions()
        .forEach(collision -> session.context().printer().warn(Problem.of(collision.display())));
  }
}

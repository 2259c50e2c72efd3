package dev.puffin.command;

import dev.puffin.dist.Distribution;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.install.EnvironmentLock;
import dev.puffin.install.InstallPlan;
import dev.puffin.install.InstallTarget;
import dev.puffin.install.PlanRequest;
import dev.puffin.install.Planner;
import dev.puffin.install.SitePackages;
import dev.puffin.install.Wanted;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.SourceParts;
import dev.puffin.pipeline.WheelPipeline;
import dev.puffin.python.Interpreter;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.resolver.Manifest;
import dev.puffin.resolver.Resolution;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.session.CommandContext;
import dev.puffin.session.Environments;
import dev.puffin.session.Inputs;
import dev.puffin.session.Resolving;
import dev.puffin.session.Session;
import dev.puffin.session.WantedPackage;
import dev.puffin.session.WantedReader;
import dev.puffin.settings.PipSyncSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes an environment hold exactly what requirements files say. */
public final class PipSync {
  private final PipSyncSettings settings;
  private final CommandContext context;
  private final long started = System.nanoTime();

  private PipSync(PipSyncSettings settings, CommandContext context) {
    this.settings = settings;
    this.context = context;
  }

  /**
   * Syncs.
   *
   * @return unmet if the environment was only to be checked and differs, or the user said no
   */
  public static ExitStatus run(PipSyncSettings settings, CommandContext context) {
    return new PipSync(settings, context).run();
  }

  private ExitStatus run() {
    SyncFiles.check(settings);
    try (Session session = Session.open(context, settings.common())) {
      Inputs inputs = session.read(settings.inputs());
      inputs.given().warnings().forEach(text -> context.printer().warn(Problem.of(text)));
      SyncFiles.checkNotEmpty(inputs, settings);
      Environments environments = session.environments();
      Interpreter interpreter = environments.toSync(settings.install());
      InstallTarget target = Environments.target(interpreter, settings.install().place(), context);
      try (EnvironmentLock _ = environments.lock(target)) {
        return sync(session, inputs, interpreter, target);
      }
    }
  }

  private ExitStatus sync(
      Session session, Inputs inputs, Interpreter interpreter, InstallTarget target) {
    Resolving resolving =
        new Resolving(
            session,
            settings.resolve(),
            settings.build(),
            interpreter,
            inputs.given().options(),
            SourceParts.Purpose.INSTALL);
    List<WantedPackage> wanted =
        new WantedReader(
                resolving.packages(),
                resolving.target().markers(),
                SyncFiles.requiresHashes(settings.install(), inputs))
            .read(inputs.given().requirements(), inputs.given().constraints());
    InstallPlan plan = plan(SitePackages.scan(target.paths()), wanted, session, resolving);
    PlanRunner runner = new PlanRunner(context, settings.install(), started);
    if (plan.isSatisfied()) {
      return runner.satisfied(plan);
    }
    Map<PackageName, Distribution> chosen = choose(resolving, inputs, plan, wanted);
    Installation installation =
        new Installation(session, resolving, target, settings.install(), wanted);
    return runner.run(plan, chosen, installation);
  }

  private InstallPlan plan(
      SitePackages installed, List<WantedPackage> wanted, Session session, Resolving resolving) {
    PlanRequest request =
        new PlanRequest(
            installed,
            wanted.stream().map(WantedPackage::wanted).toList(),
            settings.install()::reinstalls,
            this::keeps,
            resolving.cachedPins(wanted)::find);
    WheelPipeline pipeline = resolving.packages().pipeline();
    return new UrlPlanner(session, pipeline, wanted, UrlPlanner.named(wanted)).plan(request);
  }

  private boolean keeps(PackageName name) {
    return settings.removal() == PipSyncSettings.Removal.NONE
        || settings.keep().contains(name)
        || Planner.isTool(name);
  }

  /** The distributions of what has to be fetched; a pin leaves little to choose. */
  private Map<PackageName, Distribution> choose(
      Resolving resolving, Inputs inputs, InstallPlan plan, List<WantedPackage> wanted) {
    if (plan.remote().isEmpty()) {
      return Map.of();
    }
    Set<PackageName> remote = new HashSet<>();
    for (Wanted one : plan.remote()) {
      remote.add(one.name());
    }
    List<InputRequirement> requirements = new ArrayList<>();
    for (WantedPackage one : wanted) {
      if (remote.contains(one.name())) {
        requirements.addAll(one.inputs());
      }
    }
    Resolution resolution =
        resolving.resolve(Manifest.of(requirements).withConstraints(inputs.given().constraints()));
    resolution.warnings().forEach(text -> context.printer().warn(Problem.of(text)));
    Map<PackageName, Distribution> chosen = new HashMap<>();
    for (ResolvedPackage resolved : resolution.packages()) {
      chosen.put(resolved.name(), resolved.distribution());
    }
    return chosen;
  }
}

package dev.puffin.command;

import dev.puffin.dist.Distribution;
import dev.puffin.error.ExitStatus;
import dev.puffin.install.InstallPlan;
import dev.puffin.install.Planner;
import dev.puffin.install.Wanted;
import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.resolver.Manifest;
import dev.puffin.session.CommandContext;
import dev.puffin.session.WantedPackage;
import dev.puffin.settings.PipSyncSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes an environment hold exactly what requirements files say. */
public final class PipSync {
  private final PipSyncSettings settings;

  private PipSync(PipSyncSettings settings) {
    this.settings = settings;
  }

  /**
   * Syncs.
   *
   * @return unmet if the environment was only to be checked and differs, or the user said no
   */
  public static ExitStatus run(PipSyncSettings settings, CommandContext context) {
    SyncFiles.check(settings);
    return EnvironmentRun.of(
        settings.request(),
        context,
        inputs -> SyncFiles.checkNotEmpty(inputs, settings),
        new PipSync(settings)::sync);
  }

  private ExitStatus sync(EnvironmentRun run) {
    List<WantedPackage> wanted = run.direct();
    InstallPlan plan =
        run.plan(
            wanted,
            UrlPlanner.named(wanted),
            this::keeps,
            run.resolving().cachedPins(wanted)::find);
    if (plan.isSatisfied()) {
      return run.satisfied(plan);
    }
    if (settings.removal() == PipSyncSettings.Removal.UNLISTED) {
      MassRemoval.check(plan, settings.request().install());
    }
    return run.carryOut(plan, choose(run, plan, wanted), wanted);
  }

  private boolean keeps(PackageName name) {
    return settings.removal() == PipSyncSettings.Removal.NONE
        || settings.keep().contains(name)
        || Planner.isTool(name);
  }

  /** The distributions of what has to be fetched; a pin leaves little to choose. */
  private static Map<PackageName, Distribution> choose(
      EnvironmentRun run, InstallPlan plan, List<WantedPackage> wanted) {
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
    Manifest manifest =
        Manifest.of(requirements).withConstraints(run.inputs().given().constraints());
    return run.chosen(run.resolving().resolve(manifest));
  }
}

package dev.puffin.command;

import dev.puffin.error.ExitStatus;
import dev.puffin.install.InstallPlan;
import dev.puffin.install.Planner;
import dev.puffin.pep508.PackageName;
import dev.puffin.session.CommandContext;
import dev.puffin.session.WantedPackage;
import dev.puffin.settings.PipSyncSettings;
import java.util.HashSet;
import java.util.List;
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
        run.plan(wanted, UrlPlanner.named(wanted), this::keeps, run.resolving().cachedPins(wanted));
    if (plan.isSatisfied()) {
      return run.satisfied(plan);
    }
    if (settings.removal() == PipSyncSettings.Removal.UNLISTED) {
      MassRemoval.check(plan, settings.request().install());
    }
    return run.carryOut(plan, choices(run, plan, wanted), wanted);
  }

  private boolean keeps(PackageName name) {
    return settings.removal() == PipSyncSettings.Removal.NONE
        || settings.keep().contains(name)
        || Planner.isTool(name);
  }

  private static Choices choices(EnvironmentRun run, InstallPlan plan, List<WantedPackage> wanted) {
    Set<PackageName> remote = new HashSet<>();
    plan.remote().forEach(one -> remote.add(one.name()));
    List<WantedPackage> packages =
        wanted.stream().filter(one -> remote.contains(one.name())).toList();
    return Choices.each(run.resolving(), packages, run.inputs().given().constraints());
  }
}

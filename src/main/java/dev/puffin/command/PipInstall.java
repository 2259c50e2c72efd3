package dev.puffin.command;

import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.install.InstallPlan;
import dev.puffin.install.Planner;
import dev.puffin.install.SitePackages;
import dev.puffin.install.Wanted;
import dev.puffin.install.WheelSearch;
import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.DirectUrls;
import dev.puffin.pipeline.HashPolicy;
import dev.puffin.resolver.Preference;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.resolver.Selection;
import dev.puffin.session.CommandContext;
import dev.puffin.session.CommandException;
import dev.puffin.session.Inputs;
import dev.puffin.session.LockFit;
import dev.puffin.session.WantedPackage;
import dev.puffin.settings.PipInstallSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Installs packages and what they need, and leaves the rest of the environment alone. */
public final class PipInstall {
  private final PipInstallSettings settings;

  private PipInstall(PipInstallSettings settings) {
    this.settings = settings;
  }

  /** Installs; what is there and fits stays, unless an upgrade is asked for. */
  public static ExitStatus run(PipInstallSettings settings, CommandContext context) {
    return EnvironmentRun.of(
        settings.request(), context, PipInstall::check, new PipInstall(settings)::install);
  }

  private static void check(Inputs inputs) {
    LockFit.checkAlone(inputs.given(), !inputs.projects().isEmpty());
    if (inputs.given().requirements().isEmpty() && inputs.projects().isEmpty()) {
      throw new CommandException(
          Problem.of("nothing to install was named")
              .hint("name packages or a file: puffin pip-install -r requirements.txt"),
          ExitStatus.USAGE);
    }
  }

  private ExitStatus install(EnvironmentRun run) {
    Inputs inputs = run.inputs();
    List<WantedPackage> direct = run.direct();
    SitePackages installed = run.installed();
    InstallPlan present = plan(run, direct, UrlPlanner.named(direct));
    MarkerEnvironment markers = run.resolving().target().markers();
    if (mayStay(inputs)
        && present.isSatisfied()
        && new InstalledClosure(installed, markers).isComplete(direct)) {
      return run.satisfied(present);
    }
    Selection selection =
        run.resolving().select(inputs, preferences(installed), settings.upgrade());
    Map<PackageName, Distribution> chosen = run.chosen(selection);
    List<WantedPackage> wanted = wanted(selection, direct);
    InstallPlan plan = plan(run, wanted, chosen);
    return plan.isSatisfied()
        ? run.satisfied(plan)
        : run.carryOut(plan, Choices.of(chosen), wanted);
  }

  private InstallPlan plan(
      EnvironmentRun run,
      List<WantedPackage> wanted,
      Map<PackageName, Distribution> distributions) {
    return run.plan(
        wanted,
        distributions,
        name -> !settings.exact() || Planner.isTool(name),
        WheelSearch.NOTHING);
  }

  /** Whether what is there is good enough, so that no index has to be asked for something newer. */
  private boolean mayStay(Inputs inputs) {
    return !settings.exact()
        && !settings.upgrade().all()
        && settings.upgrade().packages().isEmpty()
        && inputs.projects().isEmpty()
        && inputs.overrides().isEmpty();
  }

  private static List<Preference> preferences(SitePackages installed) {
    List<Preference> preferences = new ArrayList<>();
    for (InstalledDistribution one : installed.distributions()) {
      if (one.directUrl().isEmpty()) {
        preferences.add(new Preference(one.name(), one.version(), Optional.empty()));
      }
    }
    return preferences;
  }

  private static List<WantedPackage> wanted(Selection selection, List<WantedPackage> direct) {
    Map<PackageName, WantedPackage> asked = new HashMap<>();
    direct.forEach(one -> asked.put(one.name(), one));
    List<WantedPackage> wanted = new ArrayList<>();
    for (ResolvedPackage resolved : selection.packages()) {
      WantedPackage given = asked.get(resolved.name());
      wanted.add(
          new WantedPackage(
              wanted(resolved, given),
              given == null ? List.of() : given.inputs(),
              given == null ? HashPolicy.any() : given.policy()));
    }
    return wanted;
  }

  private static Wanted wanted(ResolvedPackage resolved, @Nullable WantedPackage given) {
    Optional<DirectUrlRecord> url =
        given != null && given.wanted().directUrl().isPresent()
            ? given.wanted().directUrl()
            : DirectUrls.of(resolved.distribution(), Hashes.none());
    Specifiers versions =
        url.isPresent()
            ? Specifiers.any()
            : Specifiers.of(List.of(Specifier.of(Operator.EQUAL, resolved.version())));
    return new Wanted(resolved.name(), versions, url);
  }
}

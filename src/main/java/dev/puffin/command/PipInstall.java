package dev.puffin.command;

import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.install.EnvironmentLock;
import dev.puffin.install.InstallPlan;
import dev.puffin.install.InstallTarget;
import dev.puffin.install.PlanRequest;
import dev.puffin.install.Planner;
import dev.puffin.install.SitePackages;
import dev.puffin.install.Wanted;
import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.DirectUrls;
import dev.puffin.pipeline.HashPolicy;
import dev.puffin.pipeline.SourceParts;
import dev.puffin.python.Interpreter;
import dev.puffin.resolver.Preference;
import dev.puffin.resolver.Resolution;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.session.CommandContext;
import dev.puffin.session.CommandException;
import dev.puffin.session.Environments;
import dev.puffin.session.Inputs;
import dev.puffin.session.Resolving;
import dev.puffin.session.Session;
import dev.puffin.session.WantedPackage;
import dev.puffin.session.WantedReader;
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
  private final CommandContext context;
  private final long started = System.nanoTime();

  private PipInstall(PipInstallSettings settings, CommandContext context) {
    this.settings = settings;
    this.context = context;
  }

  /** Installs; what is there and fits stays, unless an upgrade is asked for. */
  public static ExitStatus run(PipInstallSettings settings, CommandContext context) {
    return new PipInstall(settings, context).run();
  }

  private ExitStatus run() {
    try (Session session = Session.open(context, settings.common())) {
      Inputs inputs = session.read(settings.inputs());
      inputs.given().warnings().forEach(text -> context.printer().warn(Problem.of(text)));
      if (inputs.given().requirements().isEmpty() && inputs.projects().isEmpty()) {
        throw new CommandException(
            Problem.of("nothing to install was named")
                .hint("name packages or a file: puffin pip-install -r requirements.txt"),
            ExitStatus.USAGE);
      }
      Environments environments = session.environments();
      Interpreter interpreter = environments.toSync(settings.install());
      InstallTarget target = Environments.target(interpreter, settings.install().place(), context);
      try (EnvironmentLock _ = environments.lock(target)) {
        return install(session, inputs, interpreter, target);
      }
    }
  }

  private ExitStatus install(
      Session session, Inputs inputs, Interpreter interpreter, InstallTarget target) {
    SitePackages installed = SitePackages.scan(target.paths());
    Resolving resolving =
        new Resolving(
            session,
            settings.resolve(),
            settings.build(),
            interpreter,
            inputs.given().options(),
            SourceParts.Purpose.INSTALL);
    WantedReader reader =
        new WantedReader(
            resolving.packages(),
            resolving.target().markers(),
            SyncFiles.requiresHashes(settings.install(), inputs));
    List<WantedPackage> direct =
        reader.read(inputs.given().requirements(), inputs.given().constraints());
    PlanRunner runner = new PlanRunner(context, settings.install(), started);
    InstallPlan present =
        plan(installed, direct, planner(session, resolving, direct, UrlPlanner.named(direct)));
    if (mayStay(inputs)
        && present.isSatisfied()
        && new InstalledClosure(installed, resolving.target().markers()).isComplete(direct)) {
      return runner.satisfied(present);
    }
    Resolution resolution = resolving.resolve(inputs, preferences(installed), settings.upgrade());
    resolution.warnings().forEach(text -> context.printer().warn(Problem.of(text)));
    List<WantedPackage> wanted = wanted(resolution, direct);
    Map<PackageName, Distribution> chosen = distributions(resolution);
    InstallPlan plan = plan(installed, wanted, planner(session, resolving, wanted, chosen));
    if (plan.isSatisfied()) {
      return runner.satisfied(plan);
    }
    Installation installation =
        new Installation(session, resolving, target, settings.install(), wanted);
    return runner.run(plan, chosen, installation);
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

  private static Map<PackageName, Distribution> distributions(Resolution resolution) {
    Map<PackageName, Distribution> chosen = new HashMap<>();
    for (ResolvedPackage resolved : resolution.packages()) {
      chosen.put(resolved.name(), resolved.distribution());
    }
    return chosen;
  }

  private static List<WantedPackage> wanted(Resolution resolution, List<WantedPackage> direct) {
    Map<PackageName, WantedPackage> asked = new HashMap<>();
    direct.forEach(one -> asked.put(one.name(), one));
    List<WantedPackage> wanted = new ArrayList<>();
    for (ResolvedPackage resolved : resolution.packages()) {
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

  private static UrlPlanner planner(
      Session session,
      Resolving resolving,
      List<WantedPackage> wanted,
      Map<PackageName, Distribution> distributions) {
    return new UrlPlanner(session, resolving.packages().pipeline(), wanted, distributions);
  }

  private InstallPlan plan(SitePackages installed, List<WantedPackage> wanted, UrlPlanner planner) {
    return planner.plan(
        new PlanRequest(
            installed,
            wanted.stream().map(WantedPackage::wanted).toList(),
            settings.install()::reinstalls,
            name -> !settings.exact() || Planner.isTool(name),
            _ -> Optional.<CachedWheel>empty()));
  }
}

package dev.puffin.command;

import dev.puffin.concurrent.Ahead;
import dev.puffin.dist.Distribution;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.install.EnvironmentLock;
import dev.puffin.install.InstallPlan;
import dev.puffin.install.InstallTarget;
import dev.puffin.install.PlanRequest;
import dev.puffin.install.SitePackages;
import dev.puffin.install.WheelSearch;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.SourceParts;
import dev.puffin.python.Interpreter;
import dev.puffin.requirements.FileOption;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.resolver.Selection;
import dev.puffin.session.CommandContext;
import dev.puffin.session.EarlyContact;
import dev.puffin.session.Environments;
import dev.puffin.session.Inputs;
import dev.puffin.session.LockFit;
import dev.puffin.session.Resolving;
import dev.puffin.session.Session;
import dev.puffin.session.WantedPackage;
import dev.puffin.session.WantedReader;
import dev.puffin.settings.InstallRequest;
import dev.puffin.trace.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One change of an environment, as far as pip-sync and pip-install are alike: what is asked for is
 * read, the environment is found and held, and a plan is made and carried out.
 */
final class EnvironmentRun {
  private final InstallRequest request;
  private final CommandContext context;
  private final Session session;
  private final Inputs inputs;
  private final InstallTarget target;
  private final SitePackages installed;
  private final Resolving resolving;
  private final PlanRunner runner;

  private EnvironmentRun(
      InstallRequest request,
      CommandContext context,
      Session session,
      Inputs inputs,
      Interpreter interpreter,
      InstallTarget target,
      long started) {
    this.request = request;
    this.context = context;
    this.session = session;
    this.inputs = inputs;
    this.target = target;
    try (Trace.Span _ = session.trace().span("scan environment", "")) {
      this.installed = SitePackages.scan(target.paths());
    }
    this.resolving =
        new Resolving(
            session,
            inputs.given().locks().isEmpty()
                ? request.resolve()
                : request.resolve().withoutDependencies(),
            request.build(),
            interpreter,
            inputs.given(),
            SourceParts.Purpose.INSTALL);
    LockFit.check(inputs.given().locks(), resolving.target().markers());
    this.runner = new PlanRunner(context, request.install(), started);
  }

  /**
   * Does the work while no other puffin changes the environment.
   *
   * @param check refuses inputs that make no sense, before anything else is looked at
   */
  static ExitStatus of(
      InstallRequest request,
      CommandContext context,
      Consumer<Inputs> check,
      Function<EnvironmentRun, ExitStatus> work) {
    long started = System.nanoTime();
    try (Session session = Session.open(context, request.common());
        Ahead<Interpreter> python = Ahead.begin("find Python", session.environments()::toRead)) {
      EarlyContact.getReady(session);
      Inputs inputs = session.read(request.inputs());
      inputs.given().warnings().forEach(text -> context.printer().warn(Problem.of(text)));
      check.accept(inputs);
      new EarlyContact(session, inputs)
          .forInstall(python.isDone(), request.resolve().withDependencies());
      Environments environments = session.environments();
      Interpreter interpreter = environments.toSync(python.get(), request.install(), session::pip);
      InstallTarget target = environments.target(interpreter);
      try (EnvironmentLock _ = environments.lock(target)) {
        return work.apply(
            new EnvironmentRun(request, context, session, inputs, interpreter, target, started));
      }
    }
  }

  /** All that was asked for. */
  Inputs inputs() {
    return inputs;
  }

  /** The way to versions and packages. */
  Resolving resolving() {
    return resolving;
  }

  /** What is installed. */
  SitePackages installed() {
    return installed;
  }

  /** What the inputs ask for by name, without what these packages need. */
  List<WantedPackage> direct() {
    WantedReader reader =
        new WantedReader(resolving.packages(), resolving.target().markers(), requiresHashes());
    return reader.read(inputs.given().requirements(), inputs.given().constraints());
  }

  /** Whether everything must have a digest: by option, or by the last word of the files. */
  private boolean requiresHashes() {
    boolean chosen =
        request
            .install()
            .requireHashes()
            .orElseGet(() -> resolving.configuration().requiresHashes());
    boolean required = chosen;
    for (FileOption option : inputs.given().options()) {
      if (option.kind() == FileOption.Kind.REQUIRE_HASHES) {
        required = true;
      } else if (option.kind() == FileOption.Kind.NO_REQUIRE_HASHES) {
        required = chosen;
      }
    }
    return required;
  }

  /**
   * What has to change.
   *
   * @param distributions those of the wanted packages that come from a URL; others do not matter
   * @param keeps which packages stay that are not wanted
   * @param cached the wheels that need no index
   */
  InstallPlan plan(
      List<WantedPackage> wanted,
      Map<PackageName, Distribution> distributions,
      Predicate<PackageName> keeps,
      WheelSearch cached) {
    return new UrlPlanner(session, resolving.packages().pipeline(), wanted, distributions)
        .plan(
            new PlanRequest(
                installed,
                wanted.stream().map(WantedPackage::wanted).toList(),
                request.install()::reinstalls,
                keeps,
                cached));
  }

  /** The distributions that were chosen, by name; what there is to warn of is told. */
  Map<PackageName, Distribution> chosen(Selection selection) {
    selection.warnings().forEach(text -> context.printer().warn(Problem.of(text)));
    Map<PackageName, Distribution> chosen = new HashMap<>();
    for (ResolvedPackage resolved : selection.packages()) {
      chosen.put(resolved.name(), resolved.distribution());
    }
    return chosen;
  }

  /** Says that a plan changes nothing. */
  ExitStatus satisfied(InstallPlan plan) {
    session.leaveOutlook(List.of());
    return runner.satisfied(plan);
  }

  /** Carries a plan out, or does with it what the user wants. */
  ExitStatus carryOut(InstallPlan plan, Choices choices, List<WantedPackage> wanted) {
    Installation installation =
        new Installation(session, resolving, target, request.install(), wanted);
    return runner.run(plan, choices, installation);
  }
}

package dev.puffin.command;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.install.SitePackages;
import dev.puffin.pep440.Version;
import dev.puffin.pipeline.SourceParts;
import dev.puffin.python.Interpreter;
import dev.puffin.requirements.RequirementsInput;
import dev.puffin.resolver.PackageSource;
import dev.puffin.resolver.Releases;
import dev.puffin.session.CommandContext;
import dev.puffin.session.CommandException;
import dev.puffin.session.Resolving;
import dev.puffin.session.Session;
import dev.puffin.settings.InputOptions;
import dev.puffin.settings.UpgradeOptions;
import dev.puffin.settings.WhySettings;
import java.util.List;
import java.util.Optional;

/**
 * Explains why a package is there: the ways to it from what the user asked for, the newest release,
 * and what keeps that one out.
 */
public final class Why {
  private final WhySettings settings;
  private final CommandContext context;
  private final Session session;

  private Why(WhySettings settings, CommandContext context, Session session) {
    this.settings = settings;
    this.context = context;
    this.session = session;
  }

  /**
   * Explains.
   *
   * @return unmet if the package is not there
   */
  public static ExitStatus run(WhySettings settings, CommandContext context) {
    if (settings.resolve().isForMany()) {
      throw new CommandException(
          Problem.of("why explains one Python on one platform, not several at once")
              .hint("choose them by --python-version and one --python-platform"),
          ExitStatus.USAGE);
    }
    InputOptions inputs = settings.inputs();
    boolean installed =
        inputs.files().isEmpty() && inputs.editables().isEmpty() && inputs.groups().isEmpty();
    try (Session session = Session.open(context, settings.common())) {
      Why why = new Why(settings, context, session);
      return installed ? why.inEnvironment() : why.inFiles();
    }
  }

  private ExitStatus inEnvironment() {
    Interpreter interpreter = session.environments().toRead();
    DependencyGraph graph =
        DependencyGraph.of(
            SitePackages.scan(interpreter.paths()).distributions(), interpreter.markers());
    Optional<Version> version = version(graph);
    if (version.isEmpty()) {
      return missing(interpreter.display());
    }
    Resolving resolving =
        new Resolving(
            session,
            settings.resolve(),
            settings.build(),
            interpreter,
            RequirementsInput.empty(),
            SourceParts.Purpose.LOCK);
    printChains(graph, version.get());
    printNewest(
        resolving.packages().source(),
        version.get(),
        newest -> new Obstacles(graph, List.of()).against(settings.name(), newest));
    return ExitStatus.DONE;
  }

  private ExitStatus inFiles() {
    WhyInputs asked = WhyInputs.read(settings.inputs(), session);
    Resolving resolving =
        new Resolving(
            session,
            settings.resolve(),
            settings.build(),
            session.environments().any(),
            asked.inputs().given(),
            SourceParts.Purpose.LOCK);
    DependencyGraph graph =
        DependencyGraph.of(
            resolving.resolve(asked.inputs(), asked.preferences(), UpgradeOptions.NONE));
    Optional<Version> version = version(graph);
    if (version.isEmpty()) {
      return missing(String.join(", ", settings.inputs().files()));
    }
    printChains(graph, version.get());
    printNewest(
        resolving.packages().source(),
        version.get(),
        newest -> {
          Obstacles obstacles =
              new Obstacles(graph, asked.constraints(resolving.target().markers()));
          List<String> direct = obstacles.against(settings.name(), newest);
          return direct.isEmpty() ? asked.trial(settings.name(), newest, resolving) : direct;
        });
    return ExitStatus.DONE;
  }

  private Optional<Version> version(DependencyGraph graph) {
    return Optional.ofNullable(graph.versions().get(settings.name()));
  }

  private ExitStatus missing(String where) {
    throw new CommandException(
        Problem.of(settings.name() + " is not in " + where), ExitStatus.UNMET);
  }

  private void printChains(DependencyGraph graph, Version version) {
    StringBuilder text = new StringBuilder(settings.name() + " " + version + "\n");
    // a package may say the same twice, for itself and for one of its extras
    DependencyChains.to(settings.name(), graph.edges()).stream()
        .map(chain -> chain.text(graph.versions()))
        .distinct()
        .forEach(line -> text.append("  ").append(line).append('\n'));
    context.printer().result(text.toString());
  }

  /** Finds what keeps a version out. */
  private interface Judge {
    List<String> obstacles(Version newest);
  }

  private void printNewest(PackageSource source, Version version, Judge judge) {
    Optional<Version> newest;
    try {
      newest = source.releases(settings.name()).flatMap(Why::newest);
    } catch (PuffinException e) {
      context.printer().warn(e.problem()); // the chains are worth having without it
      return;
    }
    if (newest.isPresent()) {
      context.printer().result(text(version, newest.get(), judge));
    }
  }

  private static String text(Version version, Version newest, Judge judge) {
    if (version.compareTo(newest) >= 0) {
      return "This is the newest release.\n";
    }
    List<String> obstacles = judge.obstacles(newest);
    if (obstacles.isEmpty()) {
      return "The newest release is " + newest + "; nothing keeps it out.\n";
    }
    return "The newest release is "
        + newest
        + ", kept out by\n  "
        + String.join("\n  ", obstacles)
        + "\n";
  }

  /** The newest final version, else the newest of all. */
  private static Optional<Version> newest(Releases releases) {
    List<Version> versions = releases.versions();
    return versions.reversed().stream()
        .filter(version -> !version.isPrerelease())
        .findFirst()
        .or(() -> versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast()));
  }
}

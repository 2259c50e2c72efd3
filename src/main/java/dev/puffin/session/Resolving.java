package dev.puffin.session;

import dev.puffin.http.Freshness;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.RegistryWheelIndex;
import dev.puffin.pipeline.SourceParts;
import dev.puffin.python.Interpreter;
import dev.puffin.python.Target;
import dev.puffin.recall.Question;
import dev.puffin.recall.Recall;
import dev.puffin.recall.Recording;
import dev.puffin.requirements.FileOption;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.RequirementsInput;
import dev.puffin.resolver.Manifest;
import dev.puffin.resolver.PackageSource;
import dev.puffin.resolver.Preference;
import dev.puffin.resolver.PrereleaseMode;
import dev.puffin.resolver.RequirementOverride;
import dev.puffin.resolver.Resolution;
import dev.puffin.resolver.Resolver;
import dev.puffin.resolver.ResolverEnvironment;
import dev.puffin.resolver.ResolverOptions;
import dev.puffin.resolver.Selection;
import dev.puffin.settings.BuildOptions;
import dev.puffin.settings.ResolveOptions;
import dev.puffin.settings.UpgradeOptions;
import dev.puffin.tags.Platform;
import dev.puffin.tags.PlatformChoice;
import dev.puffin.tags.PlatformMarkers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way from what is asked for to versions that fit together, for one Python. */
public final class Resolving {
  private final Session session;
  private final Configuration configuration;
  private final ResolveOptions options;
  private final FormatChoice formats;
  private final Target target;
  private final Packages packages;
  private final Recall recall;
  private final List<FileOption> fileOptions;

  /**
   * A way that is ready to be gone.
   *
   * @param given what the requirements files say: their options and lock files count
   * @param purpose what is done with what it finds
   */
  public Resolving(
      Session session,
      ResolveOptions options,
      BuildOptions build,
      Interpreter interpreter,
      RequirementsInput given,
      SourceParts.Purpose purpose) {
    this.session = session;
    this.configuration = session.configuration(interpreter);
    this.options = configuration.completed(options);
    this.formats = configuration.formats(build, given.options());
    this.target = target(interpreter, options);
    this.fileOptions = given.options();
    this.packages =
        Packages.of(
            session,
            new PackagesRequest(
                configuration, interpreter, target, build, resolverOptions(), given, purpose));
    this.recall = new Recall(session.cache(), packages.source(), ProgramVersion.build());
  }

  private static Target target(Interpreter interpreter, ResolveOptions options) {
    Optional<Version> version = options.pythonVersion();
    Optional<Platform> platform = options.platform();
    if (version.isPresent() && platform.isPresent()) {
      return interpreter.target(version.get(), platform.get());
    }
    if (version.isPresent()) {
      return interpreter.target(version.get());
    }
    return platform.map(interpreter::target).orElseGet(interpreter::target);
  }

  /**
   * Chooses versions: those that were chosen before, where all is as it was then.
   *
   * @param preferences versions to take where nothing speaks against them
   */
  public Selection select(Inputs inputs, List<Preference> preferences, UpgradeOptions upgrade) {
    Manifest manifest = manifest(inputs, preferences, upgrade);
    Question question = question(Question.Scope.TOGETHER, manifest);
    return recalled(question)
        .orElseGet(() -> {
          Recording recording = recall.record();
          Resolution resolution = resolve(manifest, recording);
          session.context().printer().detail(resolution.statistics().toString());
          keep(question, resolution.selection(), recording);
          return resolution.selection();
        });
  }

  /**
   * Finds versions and what requires what.
   *
   * @param preferences versions to take where nothing speaks against them
   */
  public Resolution resolve(Inputs inputs, List<Preference> preferences, UpgradeOptions upgrade) {
    return resolve(manifest(inputs, preferences, upgrade));
  }

  /** Finds versions for a finished manifest. */
  public Resolution resolve(Manifest manifest) {
    return resolve(manifest, packages.source());
  }

  private Manifest manifest(Inputs inputs, List<Preference> preferences, UpgradeOptions upgrade) {
    Inputs known =
        inputs.withRequirements(
            new ProjectDependencies(packages.source(), target.markers()).of(inputs.projects()));
    List<InputRequirement> constraints = new ArrayList<>(known.given().constraints());
    Upgrades upgrades = Upgrades.read(upgrade, session.context());
    constraints.addAll(upgrades.limits());
    return new Manifest(
        known.given().requirements(),
        constraints,
        known.overrides().stream()
            .map(one -> new RequirementOverride(one.parent(), one.requirement()))
            .toList(),
        known.excludes(),
        preferences,
        upgrades.upgrade());
  }

  /** Finds versions for a finished manifest by what a source tells of packages. */
  public Resolution resolve(Manifest manifest, PackageSource source) {
    try (var _ =
        session.trace().span("resolve", manifest.requirements().size() + " requirements")) {
      return new Resolver(source).resolve(manifest, resolverOptions(), environment());
    }
  }

  /** The question whose answer can be recalled, and kept. */
  public Question question(Question.Scope scope, Manifest manifest) {
    return new Question(
        scope, manifest, resolverOptions(), environment(), packages.sources().settings());
  }

  /** What was chosen before, if it would be chosen again. */
  public Optional<Selection> recalled(Question question) {
    try (var _ = session.trace().span("recall", "")) {
      Optional<Selection> selection = recall.find(question);
      if (selection.isPresent()) {
        session.context().printer().detail("Chosen as before: inputs and indexes are the same");
      }
      return selection;
    }
  }

  /** Notes what is learned from now on, for a choice to keep. */
  public Recording record() {
    return recall.record();
  }

  /** Keeps what was chosen, unless it may have been chosen without all there is. */
  public void keep(Question question, Selection selection, Recording recording) {
    if (session.freshness().connectivity() == Freshness.Connectivity.ONLINE) {
      try (var _ = session.trace().span("keep", "")) {
        recall.keep(question, selection, recording);
      }
    }
  }

  private ResolverEnvironment environment() {
    if (!options.isForMany()) {
      return new ResolverEnvironment.Single(target.markers(), target.tags());
    }
    Version python = target.markers().fullVersion();
    Version minor = minor(python, 0);
    VersionRange pythons = VersionRange.atLeast(options.pythonVersion().orElse(minor));
    if (!options.universal()) {
      pythons = VersionRange.atLeast(minor).minus(VersionRange.atLeast(minor(python, 1)));
    }
    return new ResolverEnvironment.Universal(
        pythons, options.platforms().stream().map(Resolving::marker).toList());
  }

  private static Version minor(Version python, int later) {
    return Version.of(python.segment(0).intValueExact(), python.segment(1).intValueExact() + later);
  }

  private static Marker marker(PlatformChoice choice) {
    PlatformMarkers values = choice.platform().markers();
    Marker system = Marker.parse("sys_platform == '" + values.sysPlatform() + "'");
    return choice.anyMachine()
        ? system
        : system.and(Marker.parse("platform_machine == '" + values.platformMachine() + "'"));
  }

  private ResolverOptions resolverOptions() {
    return new ResolverOptions(
        options.mode(),
        prerelease(),
        packagePrereleases(),
        options.cutoff(),
        formats.policy(),
        options.withDependencies());
  }

  private PrereleaseMode prerelease() {
    boolean pre = fileOptions.stream().anyMatch(option -> option.kind() == FileOption.Kind.PRE);
    return options.prerelease().orElse(pre ? PrereleaseMode.ALLOW : PrereleaseMode.STANDARD);
  }

  private Map<PackageName, PrereleaseMode> packagePrereleases() {
    Map<PackageName, PrereleaseMode> modes = new HashMap<>();
    for (FileOption option : fileOptions) {
      PrereleaseMode mode =
          option.kind() == FileOption.Kind.ALL_RELEASES
              ? PrereleaseMode.ALLOW
              : PrereleaseMode.DISALLOW;
      if (option.kind() == FileOption.Kind.ALL_RELEASES
          || option.kind() == FileOption.Kind.ONLY_FINAL) {
        for (String name : option.value().split(",", -1)) {
          PackageName.tryParse(name.strip()).ifPresent(parsed -> modes.put(parsed, mode));
        }
      }
    }
    modes.putAll(options.packagePrereleases());
    return modes;
  }

  /** Finds the wheels of these packages that lie in the cache and need no index. */
  public CachedPins cachedPins(List<WantedPackage> wanted) {
    return new CachedPins(
        new RegistryWheelIndex(
            session.cache(), target.tags(), packages.sources().settings().indexes()),
        session.freshness(),
        formats.policy(),
        wanted);
  }

  /** Whether it is resolved for several environments at once, so that markers tell which. */
  public boolean isForMany() {
    return options.isForMany();
  }

  /** What holds for the environment. */
  public Configuration configuration() {
    return configuration;
  }

  /** What is resolved for. */
  public Target target() {
    return target;
  }

  /** Where packages come from. */
  public Packages packages() {
    return packages;
  }

  /** Which kinds of files are used. */
  public FormatChoice formats() {
    return formats;
  }
}

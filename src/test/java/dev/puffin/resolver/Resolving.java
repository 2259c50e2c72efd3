package dev.puffin.resolver;

import dev.puffin.dist.SourceUrl;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.Origin;
import dev.puffin.tags.Platform;
import dev.puffin.tags.PythonAbi;
import dev.puffin.tags.Tags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** One resolution to be, with all its inputs as text; every line has a number. */
final class Resolving {
  private final FakeIndex index;
  private final List<InputRequirement> requirements = new ArrayList<>();
  private final List<InputRequirement> constraints = new ArrayList<>();
  private final List<RequirementOverride> overrides = new ArrayList<>();
  private final Set<PackageName> excludes = new LinkedHashSet<>();
  private final List<Preference> preferences = new ArrayList<>();
  private Upgrade upgrade = Upgrade.NONE;
  private ResolverOptions options = ResolverOptions.STANDARD;
  private String python = "3.11.4";
  private Optional<Specifiers> universal = Optional.empty();
  private final List<Marker> platforms = new ArrayList<>();

  Resolving(FakeIndex index) {
    this.index = index;
  }

  Resolving wants(String... texts) {
    for (String text : texts) {
      Origin origin = Origin.requirements("requirements.in", requirements.size() + 1);
      requirements.add(input(text, origin));
    }
    return this;
  }

  Resolving constrains(String... texts) {
    for (String text : texts) {
      Origin origin = Origin.constraints("constraints.txt", constraints.size() + 1);
      constraints.add(input(text, origin));
    }
    return this;
  }

  Resolving overrides(String text) {
    overrides.add(
        new RequirementOverride(
            Optional.empty(),
            input(text, Origin.overrides("overrides.txt", overrides.size() + 1))));
    return this;
  }

  Resolving overrides(String parent, String text) {
    overrides.add(
        new RequirementOverride(
            Optional.of(PackageName.parse(parent)),
            input(text, Origin.overrides("overrides.txt", overrides.size() + 1))));
    return this;
  }

  Resolving excludes(String name) {
    excludes.add(PackageName.parse(name));
    return this;
  }

  Resolving prefers(String name, String version) {
    preferences.add(
        new Preference(PackageName.parse(name), Version.parse(version), Optional.empty()));
    return this;
  }

  Resolving upgrades(Upgrade which) {
    upgrade = which;
    return this;
  }

  Resolving with(ResolverOptions changed) {
    options = changed;
    return this;
  }

  Resolving prerelease(PrereleaseMode mode) {
    return with(
        new ResolverOptions(
            options.mode(), mode, Map.of(), options.cutoff(), options.formats(), true));
  }

  Resolving mode(ResolutionMode mode) {
    return with(
        new ResolverOptions(
            mode, options.prerelease(), Map.of(), options.cutoff(), options.formats(), true));
  }

  Resolving cutoff(UploadCutoff cutoff) {
    return with(
        new ResolverOptions(
            options.mode(), options.prerelease(), Map.of(), cutoff, options.formats(), true));
  }

  Resolving formats(FormatPolicy formats) {
    return with(
        new ResolverOptions(
            options.mode(), options.prerelease(), Map.of(), options.cutoff(), formats, true));
  }

  Resolving withoutDependencies() {
    return with(
        new ResolverOptions(
            options.mode(),
            options.prerelease(),
            Map.of(),
            options.cutoff(),
            options.formats(),
            false));
  }

  Resolving python(String version) {
    python = version;
    return this;
  }

  private static InputRequirement input(String text, Origin origin) {
    Requirement requirement = Requirement.parse(text);
    InputRequirement.Details details = InputRequirement.Details.of(origin, text);
    return requirement
        .url()
        .<InputRequirement>map(url ->
            new InputRequirement.Direct(
                Optional.of(requirement.name()),
                requirement.extras(),
                SourceUrl.parse(url, Path.of("/project")),
                requirement.marker(),
                details))
        .orElseGet(() -> new InputRequirement.Named(requirement, details));
  }

  Resolving universal(String pythons) {
    universal = Optional.of(Specifiers.parse(pythons));
    return this;
  }

  Resolving platforms(String... conditions) {
    for (String condition : conditions) {
      platforms.add(Marker.parse(condition));
    }
    return this;
  }

  Manifest manifest() {
    return new Manifest(requirements, constraints, overrides, excludes, preferences, upgrade);
  }

  ResolverEnvironment environment() {
    return universal
        .<ResolverEnvironment>map(
            pythons -> new ResolverEnvironment.Universal(pythons.range(), platforms))
        .orElseGet(this::single);
  }

  private ResolverEnvironment single() {
    MarkerEnvironment markers =
        new MarkerEnvironment(
                "cpython", python, "posix", "x86_64", "", "Linux", "", python, "CPython", "3.11",
                "linux")
            .withPythonVersion(Version.parse(python));
    int minor = Version.parse(python).segment(1).intValueExact();
    Tags tags =
        Tags.of(
            new PythonAbi("cpython", 3, minor, false, false, ""),
            new Platform.Linux("x86_64", new Platform.Libc.Glibc(2, 36)));
    return new ResolverEnvironment.Single(markers, tags);
  }

  Resolution resolution() {
    return new Resolver(index).resolve(manifest(), options, environment());
  }

  /** The result as {@code a==1.0 b[x]==2.0}; with commas if there may be markers. */
  String pins() {
    StringJoiner text = new StringJoiner(universal.isPresent() ? ", " : " ");
    for (ResolvedPackage resolved : resolution().packages()) {
      String extras = String.join(",", resolved.extras().stream().map(ExtraName::value).toList());
      text.add(
          resolved.name()
              + (extras.isEmpty() ? "" : "[" + extras + "]")
              + "=="
              + resolved.version()
              + resolved.marker().map(marker -> " ; " + marker).orElse(""));
    }
    return text.toString();
  }
}

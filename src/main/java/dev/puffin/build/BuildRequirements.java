package dev.puffin.build;

import dev.puffin.concurrent.CancelledException;
import dev.puffin.concurrent.TaskGroup;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.SourceUrl;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.pep508.InvalidRequirementException;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.Requirement;
import dev.puffin.pep508.RequirementSource;
import dev.puffin.pipeline.BuildRequest;
import dev.puffin.pipeline.CyclicBuildException;
import dev.puffin.pipeline.HashPolicy;
import dev.puffin.pipeline.WheelPipeline;
import dev.puffin.python.Interpreter;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.InputRequirement.Details;
import dev.puffin.requirements.InputRequirement.Direct;
import dev.puffin.requirements.InputRequirement.Named;
import dev.puffin.requirements.Origin;
import dev.puffin.resolver.Manifest;
import dev.puffin.resolver.PackageSource;
import dev.puffin.resolver.PrereleaseMode;
import dev.puffin.resolver.ResolutionMode;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.resolver.Resolver;
import dev.puffin.resolver.ResolverEnvironment;
import dev.puffin.resolver.ResolverOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Resolves what builds require and gets its wheels, as for any environment. Many builds require the
 * same; what was found for one is used for the next.
 */
final class BuildRequirements {
  private final Function<WheelPipeline, PackageSource> sources;
  private final ResolverOptions options;
  private final List<Requirement> constraints;

  /**
   * Only what is finished: waiting for another build here would hide from the pipeline that builds
   * wait for each other.
   */
  private final Map<Set<String>, List<CachedWheel>> finished = new ConcurrentHashMap<>();

  BuildRequirements(
      Function<WheelPipeline, PackageSource> sources,
      ResolverOptions options,
      List<Requirement> constraints) {
    this.sources = sources;
    this.options = forBuilds(options);
    this.constraints = constraints;
  }

  /** Which end of the versions the user wants, or no dependencies, is not meant for builds. */
  private static ResolverOptions forBuilds(ResolverOptions options) {
    return new ResolverOptions(
        ResolutionMode.HIGHEST,
        PrereleaseMode.STANDARD,
        Map.of(),
        options.cutoff(),
        options.formats(),
        true);
  }

  /**
   * The wheels that meet a build's requirements.
   *
   * @param requirements as the project or its backend wrote them
   */
  List<CachedWheel> wheels(BuildRequest request, List<String> requirements, Interpreter python) {
    MarkerEnvironment markers = python.markers();
    List<Requirement> active =
        parse(request, requirements).stream()
            .filter(requirement -> requirement.appliesTo(markers, Set.of()))
            .toList();
    if (active.isEmpty()) {
      return List.of();
    }
    Set<String> key = Set.copyOf(active.stream().map(Requirement::toString).toList());
    List<CachedWheel> known = finished.get(key);
    if (known != null) {
      return known;
    }
    List<CachedWheel> wheels = fetch(request, active, python);
    finished.put(key, wheels);
    return wheels;
  }

  private List<CachedWheel> fetch(
      BuildRequest request, List<Requirement> requirements, Interpreter python) {
    Origin origin = Origin.commandLine("build of " + request.source().display());
    Manifest manifest =
        Manifest.of(inputs(requirements, origin, request.tree()))
            .withConstraints(
                inputs(constraints, Origin.commandLine("--build-constraint"), Path.of("")));
    ResolverEnvironment environment =
        new ResolverEnvironment.Single(python.markers(), python.tags());
    try {
      List<ResolvedPackage> packages =
          new Resolver(sources.apply(request.pipeline()))
              .resolve(manifest, options, environment)
              .packages();
      return fetch(request.pipeline(), packages);
    } catch (CyclicBuildException | CancelledException e) {
      throw e; // says all by itself
    } catch (PuffinException e) {
      throw failed(request, e);
    }
  }

  private static List<CachedWheel> fetch(WheelPipeline pipeline, List<ResolvedPackage> packages) {
    try (TaskGroup group = new TaskGroup()) {
      List<TaskGroup.Task<CachedWheel>> tasks = new ArrayList<>();
      for (ResolvedPackage resolved : packages) {
        tasks.add(group.fork(() -> pipeline.wheel(resolved.distribution(), HashPolicy.any())));
      }
      group.join();
      return tasks.stream().map(TaskGroup.Task::value).toList();
    }
  }

  private static List<InputRequirement> inputs(
      List<Requirement> requirements, Origin origin, Path folder) {
    List<InputRequirement> inputs = new ArrayList<>();
    for (Requirement requirement : requirements) {
      Details details = Details.of(origin, requirement.toString());
      inputs.add(
          switch (requirement.source()) {
            case RequirementSource.Specified _ -> new Named(requirement, details);
            case RequirementSource.Url(String url) ->
                new Direct(
                    Optional.of(requirement.name()),
                    requirement.extras(),
                    SourceUrl.parse(url, folder),
                    requirement.marker(),
                    details);
          });
    }
    return inputs;
  }

  private static List<Requirement> parse(BuildRequest request, List<String> texts) {
    List<Requirement> requirements = new ArrayList<>();
    for (String text : texts) {
      try {
        requirements.add(Requirement.parse(text));
      } catch (InvalidRequirementException e) {
        throw new BuildException(
            Problem.of(
                    request.source().display() + " has an invalid build requirement `" + text + "`")
                .because(e.problem().message()),
            e);
      }
    }
    return requirements;
  }

  private static BuildException failed(BuildRequest request, PuffinException cause) {
    List<String> evidence = new ArrayList<>();
    evidence.add(cause.problem().message());
    evidence.addAll(cause.problem().evidence());
    String message = "can't get what building " + request.source().display() + " requires";
    List<String> shown = evidence.subList(0, Math.min(evidence.size(), 5));
    return new BuildException(new Problem(message, shown, cause.problem().hint()), cause);
  }
}

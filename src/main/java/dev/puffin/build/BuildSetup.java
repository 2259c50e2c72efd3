package dev.puffin.build;

import dev.puffin.dist.CachedWheel;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.pipeline.BuildKind;
import dev.puffin.pipeline.BuildRequest;
import dev.puffin.python.Interpreter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first step of a build: an environment with what the project requires, then with what its
 * backend requires besides.
 */
final class BuildSetup {
  private static final List<String> PROJECT_FILES =
      List.of("pyproject.toml", "setup.py", "setup.cfg");

  private final BuildParts parts;
  private final BuildRequirements requirements;

  BuildSetup(BuildParts parts) {
    this.parts = parts;
    this.requirements =
        new BuildRequirements(parts.sources(), parts.options(), parts.settings().constraints());
  }

  /**
   * Makes everything ready for the hooks.
   *
   * @param scratch a folder for the environment and what else the build needs
   */
  BuildProcess prepare(BuildRequest request, Path scratch) {
    requireProject(request);
    BuildSystem system = BuildSystem.of(ProjectFile.read(request.tree()));
    Interpreter python = python(request);
    if (!parts.settings().isolates(request.source().name())) {
      return process(request, system, BuildEnvironment.shared(python), scratch);
    }
    List<CachedWheel> wheels = requirements.wheels(request, system.requires(), python);
    Path folder = scratch.resolve("environment");
    BuildEnvironment environment = BuildEnvironment.isolated(python, folder, wheels, parts.trace());
    BuildProcess process = process(request, system, environment, scratch);
    List<String> more = additional(request, process);
    if (system.requires().containsAll(more)) {
      return process;
    }
    List<String> all = new ArrayList<>(system.requires());
    all.addAll(more);
    List<CachedWheel> wanted = requirements.wheels(request, all, python);
    BuildEnvironment extended = environment.with(python, wheels, wanted, parts.trace());
    return process(request, system, extended, scratch);
  }

  private Interpreter python(BuildRequest request) {
    try {
      return parts.python().get();
    } catch (PuffinException e) {
      Problem problem = e.problem();
      List<String> evidence = new ArrayList<>(List.of(problem.message()));
      evidence.addAll(problem.evidence());
      String message =
          request.source().display() + " has to be built, and there is no Python for it";
      throw new BuildException(new Problem(message, evidence, problem.hint()), e);
    }
  }

  private static List<String> additional(BuildRequest request, BuildProcess process) {
    Hook hook =
        request.kind() == BuildKind.EDITABLE
            ? Hook.GET_REQUIRES_FOR_BUILD_EDITABLE
            : Hook.GET_REQUIRES_FOR_BUILD_WHEEL;
    return switch (process.requirements(hook)) {
      case HookAnswer.Returned(List<String> more) -> more;
      case HookAnswer.Absent() -> List.of();
    };
  }

  private static void requireProject(BuildRequest request) {
    Path tree = request.tree();
    if (PROJECT_FILES.stream().noneMatch(name -> Files.exists(tree.resolve(name)))) {
      throw new BuildException(
          Problem.of(request.source().display() + " is no Python project")
              .because("it has neither pyproject.toml nor setup.py")
              .hint("if the project is in a folder of it, add #subdirectory=FOLDER to the URL"));
    }
  }

  private BuildProcess process(
      BuildRequest request, BuildSystem system, BuildEnvironment environment, Path scratch) {
    return new BuildProcess(
        parts.processes(),
        parts.permits(),
        request.source().display(),
        request.tree(),
        system,
        environment.python(),
        BuildVariables.of(parts.variables(), environment.prefix(), environment.scripts()),
        parts.settings().configSettings(),
        scratch);
  }
}

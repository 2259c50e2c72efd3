package dev.puffin.build;

import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.WheelFilename;
import dev.puffin.install.Change;
import dev.puffin.install.InstallTarget;
import dev.puffin.install.Installer;
import dev.puffin.install.WheelToInstall;
import dev.puffin.python.InstallPaths;
import dev.puffin.python.Interpreter;
import dev.puffin.python.VenvCreator;
import dev.puffin.python.VenvRequest;
import dev.puffin.trace.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Python environment that a build runs in.
 *
 * @param prefix its folder
 * @param scripts the folder of its programs
 * @param python its interpreter
 */
record BuildEnvironment(Path prefix, Path scripts, Path python) {
  private static final String CREATOR = "puffin = build";

  /** The environment that an interpreter belongs to, as it is. */
  static BuildEnvironment shared(Interpreter interpreter) {
    return new BuildEnvironment(
        interpreter.prefix(), interpreter.paths().scripts(), interpreter.executable());
  }

  /** A new environment with these packages and no others. */
  static BuildEnvironment isolated(
      Interpreter base, Path folder, List<CachedWheel> wheels, Trace trace) {
    VenvRequest request =
        new VenvRequest(folder, base, VenvRequest.Existing.REFUSE, Optional.empty(), false, false);
    Path python = new VenvCreator(CREATOR).create(request);
    BuildEnvironment environment =
        new BuildEnvironment(folder, base.schemes().venv().below(folder).scripts(), python);
    environment.install(base, wheels, trace);
    return environment;
  }

  /**
   * This environment with more packages, or a new one if one of those in it has to change.
   *
   * @param present what is in it
   * @param wanted all that is to be in it
   */
  BuildEnvironment with(
      Interpreter base, List<CachedWheel> present, List<CachedWheel> wanted, Trace trace) {
    Set<WheelFilename> names = names(wanted);
    if (!names.containsAll(names(present))) {
      Path folder = prefix.resolveSibling(prefix.getFileName() + "-2");
      return isolated(base, folder, wanted, trace);
    }
    Set<WheelFilename> there = names(present);
    install(
        base, wanted.stream().filter(wheel -> !there.contains(wheel.filename())).toList(), trace);
    return this;
  }

  private void install(Interpreter base, List<CachedWheel> wheels, Trace trace) {
    if (wheels.isEmpty()) {
      return;
    }
    InstallPaths paths = base.schemes().venv().below(prefix);
    String version = base.abi().major() + "." + base.abi().minor();
    InstallTarget target = new InstallTarget(prefix, paths, python, false, version, false);
    List<WheelToInstall> all =
        wheels.stream().map(wheel -> new WheelToInstall(wheel, false)).toList();
    Installer.into(target, trace).apply(new Change(List.of(), List.of(), all));
  }

  private static Set<WheelFilename> names(List<CachedWheel> wheels) {
    return Set.copyOf(wheels.stream().map(CachedWheel::filename).toList());
  }
}

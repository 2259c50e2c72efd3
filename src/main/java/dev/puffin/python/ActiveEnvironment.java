package dev.puffin.python;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The environment that somebody works in.
 *
 * @param folder its folder
 * @param why how it was found, for messages: {@code VIRTUAL_ENV}
 */
record ActiveEnvironment(Path folder, String why) {

  /** The activated one, else the nearest {@code .venv} in the folder or above it. */
  static Optional<ActiveEnvironment> find(Surroundings surroundings) {
    Optional<Path> virtual = surroundings.path("VIRTUAL_ENV");
    if (virtual.isPresent()) {
      return Optional.of(new ActiveEnvironment(virtual.get(), "VIRTUAL_ENV"));
    }
    Optional<Path> conda = surroundings.path("CONDA_PREFIX");
    if (conda.isPresent() && !isCondaBase(surroundings)) {
      return Optional.of(new ActiveEnvironment(conda.get(), "CONDA_PREFIX"));
    }
    return nearest(surroundings.directory())
        .map(folder -> new ActiveEnvironment(folder, "the nearest .venv"));
  }

  /**
   * Its interpreter.
   *
   * @throws InterpreterException if the folder has none
   */
  Path executable() {
    return EnvironmentFolder.executable(folder)
        .orElseThrow(() -> EnvironmentProblems.empty(folder, why));
  }

  /** conda's own environment is active by default in many set-ups, without having been chosen. */
  private static boolean isCondaBase(Surroundings surroundings) {
    String name = surroundings.variables().getOrDefault("CONDA_DEFAULT_ENV", "");
    return name.equals("base") || name.equals("root");
  }

  private static Optional<Path> nearest(Path directory) {
    for (@Nullable Path folder = directory; folder != null; folder = folder.getParent()) {
      Path candidate = folder.resolve(".venv");
      if (EnvironmentFolder.isVirtual(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}

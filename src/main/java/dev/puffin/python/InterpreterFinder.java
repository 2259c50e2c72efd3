package dev.puffin.python;

import dev.puffin.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the Python that is meant. An environment is only ever changed when it was named, is active
 * or lies in the folder or one above; a Python that merely is on PATH is good enough to resolve
 * for, but never changed unless that is asked for.
 */
public final class InterpreterFinder {
  /** pip, setuptools and wheel. */
  private static final int MOST_AT_FIRST = 3;

  private final InterpreterProbe probe;
  private final Surroundings surroundings;
  private final PythonSearch search;

  /** Asks candidates with the probe. */
  public InterpreterFinder(InterpreterProbe probe, Surroundings surroundings) {
    this.probe = probe;
    this.surroundings = surroundings;
    this.search = new PythonSearch(probe, surroundings);
  }

  /**
   * The Python whose environment is changed or looked at: that of the path asked for, else the
   * active or nearest environment.
   *
   * @throws InterpreterException if there is none, if it is broken, or if its version is not the
   *     one asked for
   */
  public Interpreter environment(PythonRequest request) {
    Optional<Path> named = path(request);
    if (named.isPresent()) {
      return at(named.get());
    }
    ActiveEnvironment active =
        ActiveEnvironment.find(surroundings)
            .orElseThrow(() -> EnvironmentProblems.none(surroundings, request));
    Interpreter found = probe.probe(active.executable());
    if (!accepts(request, found)) {
      throw EnvironmentProblems.other(request, found, active.why());
    }
    return found;
  }

  /**
   * The first Python on PATH or in the usual places that is asked for, outside of virtual
   * environments: for {@code --system}.
   *
   * @throws InterpreterException if there is none
   */
  public Interpreter system(PythonRequest request) {
    Optional<Path> named = path(request);
    if (named.isPresent()) {
      return at(named.get());
    }
    return search.first(request, found -> !found.isVirtualEnvironment());
  }

  /**
   * The Python to resolve for or to make an environment from: the active or nearest environment's
   * if it is one asked for, else the first in the usual places.
   *
   * @throws InterpreterException if there is none
   */
  public Interpreter any(PythonRequest request) {
    Optional<Path> named = path(request);
    if (named.isPresent()) {
      return at(named.get());
    }
    Optional<ActiveEnvironment> active = ActiveEnvironment.find(surroundings);
    if (active.isPresent()) {
      Interpreter found = probe.probe(active.get().executable());
      if (accepts(request, found)) {
        return found;
      }
    }
    return search.first(request, found -> true);
  }

  /**
   * The folder of the virtual environment whose Python {@link #environment} and {@link #any} will
   * find, where that can be told without asking it.
   */
  public Optional<Path> virtualEnvironment(PythonRequest request) {
    Optional<Path> folder =
        switch (request) {
          case PythonRequest.At _, PythonRequest.Program _ ->
              path(request).map(path -> surroundings.directory().resolve(path).normalize());
          case PythonRequest.Any() ->
              ActiveEnvironment.find(surroundings).map(found -> found.folder());
          case PythonRequest.Version _ -> Optional.empty();
        };
    return folder.filter(EnvironmentFolder::isVirtual);
  }

  /** Whether a virtual environment has no packages but those that one may begin with. */
  public static boolean isNew(Path folder) {
    return EnvironmentFolder.packages(folder, MOST_AT_FIRST + 1) <= MOST_AT_FIRST;
  }

  /** The path that is meant, which may be the bare name of an environment's folder. */
  private Optional<Path> path(PythonRequest request) {
    return switch (request) {
      case PythonRequest.At(Path path) -> Optional.of(path);
      case PythonRequest.Program(String name) ->
          Optional.of(Path.of(name))
              .filter(path -> EnvironmentFolder.isVirtual(surroundings.directory().resolve(path)));
      case PythonRequest.Any(), PythonRequest.Version _ -> Optional.empty();
    };
  }

  private Interpreter at(Path given) {
    Path path = surroundings.directory().resolve(given).normalize();
    if (!Files.isDirectory(path)) {
      return probe.probe(path);
    }
    Path executable =
        EnvironmentFolder.executable(path)
            .orElseThrow(() ->
                new InterpreterException(
                    Problem.of("there is no Python in the folder " + path)
                        .hint("make an environment there: `puffin venv " + given + "`")));
    return probe.probe(executable);
  }

  private boolean accepts(PythonRequest request, Interpreter found) {
    return switch (request) {
      case PythonRequest.Version version -> version.accepts(found);
      case PythonRequest.Program(String program) -> found.executable().endsWith(program);
      case PythonRequest.Any(), PythonRequest.At(Path _) -> true;
    };
  }
}

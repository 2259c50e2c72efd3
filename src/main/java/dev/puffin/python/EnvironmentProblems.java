package dev.puffin.python;

import dev.puffin.error.Problem;
import java.nio.file.Path;
import java.util.List;

/** What is said when no environment is found, or not the right one. */
final class EnvironmentProblems {
  private EnvironmentProblems() {}

  static InterpreterException none(Surroundings surroundings, PythonRequest request) {
    String python =
        request instanceof PythonRequest.Version version ? " --python " + version.text() : "";
    return new InterpreterException(
        Problem.of("no virtual environment found")
            .because("VIRTUAL_ENV and CONDA_PREFIX name none")
            .because("no .venv in " + surroundings.directory() + " or above it")
            .hint(
                "make one with `puffin venv"
                    + python
                    + "`, or name one with `--python PATH`; `--system` takes the Python on PATH"));
  }

  static InterpreterException empty(Path folder, String why) {
    return new InterpreterException(
        Problem.of("there is no Python in the environment " + folder + " (" + why + ")")
            .hint("make it again: `puffin venv --clear " + folder + "`"));
  }

  static InterpreterException other(PythonRequest request, Interpreter found, String why) {
    return new InterpreterException(
        Problem.of("the environment has another Python than " + request.display())
            .because("found by " + why + ": " + found.display())
            .hint(
                "name the environment with `--python PATH`, or take the Python on PATH with"
                    + " `--system`"));
  }

  static InterpreterException notFound(
      PythonRequest request, List<String> places, List<String> refused) {
    Problem problem = Problem.of("no Python found that is " + request.display());
    problem = problem.because("looked in " + String.join(", ", places));
    int shown = Math.min(refused.size(), 4);
    for (String line : refused.subList(0, shown)) {
      problem = problem.because(line);
    }
    return new InterpreterException(
        problem.hint("install it, or name its path with `--python /path/to/python`"));
  }
}

package dev.puffin.python;

import dev.puffin.pep440.Specifiers;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;

/** Which Python somebody means. */
public sealed interface PythonRequest {

  /** Whichever there is. */
  record Any() implements PythonRequest {}

  /**
   * The one at a path: an executable, or the folder of an environment.
   *
   * @param path as it was given
   */
  record At(Path path) implements PythonRequest {}

  /**
   * One of some implementation and version.
   *
   * @param implementation {@code cpython} or {@code pypy}; empty if either will do
   * @param versions the versions that will do
   * @param freeThreaded whether it has to be a build without the global interpreter lock
   * @param text as it was given
   */
  record Version(
      Optional<String> implementation, Specifiers versions, boolean freeThreaded, String text)
      implements PythonRequest {

    boolean accepts(Interpreter interpreter) {
      return (implementation.isEmpty()
              || implementation.get().equals(interpreter.abi().implementation()))
          && (!freeThreaded || interpreter.abi().freeThreaded())
          && versions.contains(interpreter.version());
    }
  }

  /**
   * A program of that name on PATH.
   *
   * @param program a name without folders
   */
  record Program(String program) implements PythonRequest {}

  /**
   * Reads what {@code --python} is given: a path, {@code 3.11}, {@code 3.11.7}, {@code 3.13t},
   * {@code python3.11}, {@code pypy3.10}, {@code >=3.10}, or the name of a program. A name with a
   * folder separator is a path.
   */
  static PythonRequest parse(String text) {
    String separator = FileSystems.getDefault().getSeparator();
    if (text.contains("/") || text.contains(separator) || text.startsWith(".")) {
      return new At(Path.of(text));
    }
    return RequestText.version(text)
        .<PythonRequest>map(version -> version)
        .orElseGet(() -> new Program(text));
  }

  /** The request as messages name it. */
  default String display() {
    return switch (this) {
      case Any() -> "any Python";
      case At(Path path) -> path.toString();
      case Version version -> "Python " + version.text();
      case Program(String program) -> "`" + program + "`";
    };
  }
}

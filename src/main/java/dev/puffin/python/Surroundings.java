package dev.puffin.python;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of the calling process decides which Python is found.
 *
 * @param variables its environment variables
 * @param directory the folder it works in, absolute
 */
public record Surroundings(Map<String, String> variables, Path directory) {

  /** Copies the variables. */
  public Surroundings {
    variables = Map.copyOf(variables);
  }

  /** A variable that names a path; empty if it is not set, or set to nothing. */
  Optional<Path> path(String variable) {
    return Optional.ofNullable(variables.get(variable)).flatMap(this::absolute);
  }

  /** The folders of PATH that can be folders. */
  List<Path> searchPath() {
    List<Path> folders = new ArrayList<>();
    for (String name : variables.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      absolute(name).ifPresent(folders::add);
    }
    return folders;
  }

  private Optional<Path> absolute(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(directory.resolve(text));
    } catch (InvalidPathException e) {
      return Optional.empty(); // a variable may hold anything; this one names no folder
    }
  }
}

package dev.puffin.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds programs as a shell does, by an environment that need not be this process's own. */
public final class ProgramSearch {
  private ProgramSearch() {}

  /** The program of that name, without extension, in the first folder of PATH that has it. */
  public static Optional<Path> onPath(String name, Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String extension : extensions()) {
        Optional<Path> program = executable(folder, name + extension);
        if (program.isPresent()) {
          return program;
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> extensions() {
    return File.separatorChar == '\\' ? List.of(".exe", ".cmd", ".bat") : List.of("");
  }

  private static Optional<Path> executable(String folder, String file) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path program = Path.of(folder, file);
      return Files.isRegularFile(program) && Files.isExecutable(program)
          ? Optional.of(program)
          : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty(); // PATH may hold anything; such a folder has no programs
    }
  }
}

package dev.puffin.python;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where things are in the folder of an environment. */
final class EnvironmentFolder {
  static final String SETTINGS = "pyvenv.cfg";

  private static final List<String> EXECUTABLES =
      List.of("bin/python", "bin/python3", "bin/pypy3", "Scripts/python.exe", "python.exe");

  private EnvironmentFolder() {}

  /** The interpreter in it, also if it is a link that leads nowhere any more. */
  static Optional<Path> executable(Path folder) {
    for (String name : EXECUTABLES) {
      Path path = folder.resolve(name);
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  static boolean isVirtual(Path folder) {
    return Files.exists(folder.resolve(SETTINGS));
  }
}

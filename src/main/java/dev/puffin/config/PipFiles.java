package dev.puffin.config;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where pip's configuration files are: global ones, the user's, the environment's own, and the one
 * that {@code PIP_CONFIG_FILE} names.
 */
final class PipFiles {
  private static final String CONFIG_FILE = "PIP_CONFIG_FILE";

  private final Map<String, String> environment;
  private final Path home;
  private final Optional<Path> prefix;
  private final boolean isolated;
  private final Family family;
  private final Path root;

  /** The kinds of systems that keep the files in different places. */
  enum Family {
    UNIX,
    MACOS,
    WINDOWS;

    static Family current() {
      String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
      return name.contains("windows") ? WINDOWS : name.contains("mac") ? MACOS : UNIX;
    }
  }

  /**
   * The files of a system.
   *
   * @param root of the file system, which only a test has elsewhere
   */
  PipFiles(PipSurroundings surroundings, Family family, Path root) {
    this.environment = surroundings.environment();
    this.home = surroundings.home();
    this.prefix = surroundings.prefix();
    this.isolated = surroundings.isolated();
    this.family = family;
    this.root = root;
  }

  /** The files that may exist, those that win last. */
  List<Path> inOrder() {
    String named = environment.getOrDefault(CONFIG_FILE, "");
    if (named.equals(family == Family.WINDOWS ? "nul" : "/dev/null")) {
      return List.of();
    }
    List<Path> files = new ArrayList<>(global());
    boolean replacesUser = !named.isEmpty() && Files.exists(Path.of(named));
    if (!isolated && !replacesUser) {
      files.addAll(user());
    }
    prefix.ifPresent(folder -> files.add(in(folder, family)));
    if (!named.isEmpty()) {
      files.add(Path.of(named));
    }
    return files;
  }

  /** The file that an environment may have of its own. */
  static Path in(Path prefix, Family family) {
    return prefix.resolve(name(family));
  }

  private List<Path> global() {
    return switch (family) {
      case UNIX -> {
        List<Path> files =
            new ArrayList<>(inEach("XDG_CONFIG_DIRS", root.resolve("etc").resolve("xdg")));
        files.add(root.resolve("etc").resolve(name(family)));
        yield files;
      }
      case MACOS -> inEach("XDG_DATA_DIRS", root.resolve("Library/Application Support"));
      case WINDOWS ->
          List.of(
              Path.of(
                  environment.getOrDefault("ProgramData", "C:\\ProgramData"), "pip", name(family)));
    };
  }

  private List<Path> user() {
    Path config = folder("XDG_CONFIG_HOME").orElse(home.resolve(".config"));
    return switch (family) {
      case UNIX -> List.of(home.resolve(".pip").resolve(name(family)), inPip(config));
      case MACOS -> {
        Path own = home.resolve("Library").resolve("Application Support");
        boolean exists = Files.isDirectory(own.resolve("pip"));
        yield List.of(home.resolve(".pip").resolve(name(family)), inPip(exists ? own : config));
      }
      case WINDOWS ->
          List.of(inPip(home), inPip(folder("APPDATA").orElse(home.resolve("AppData/Roaming"))));
    };
  }

  private List<Path> inEach(String variable, Path standard) {
    String value = environment.getOrDefault(variable, "");
    List<Path> files = new ArrayList<>();
    String folders = value.isEmpty() ? standard.toString() : value;
    for (String folder : folders.split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        files.add(inPip(Path.of(folder)));
      }
    }
    return files;
  }

  private Optional<Path> folder(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isEmpty())
        .map(Path::of);
  }

  private Path inPip(Path folder) {
    return folder.resolve("pip").resolve(name(family));
  }

  private static String name(Family family) {
    return family == Family.WINDOWS ? "pip.ini" : "pip.conf";
  }
}

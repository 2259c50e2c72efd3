package dev.puffin.install;

import dev.puffin.dist.InstalledDistribution.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Packages installed in the ways that came before wheels. */
final class EggReader {
  private EggReader() {}

  /**
   * {@code name.egg-link}: a file with the path of a project folder, by {@code setup.py develop}.
   */
  static InstalledReader link(Path file, String name) {
    Optional<Path> project = project(file);
    if (project.isEmpty()) {
      return new InstalledReader.Unreadable(file);
    }
    String folder = name.replace('-', '_') + ".egg-info";
    Optional<String> version =
        version(project.get().resolve(folder))
            .or(() -> version(project.get().resolve(name + ".egg-info")));
    return version
        .map(text -> InstalledReader.found(name, text, file, Kind.EGG_LINK, Optional.empty()))
        .orElseGet(() -> new InstalledReader.Unreadable(file));
  }

  /** {@code name-1.0-py3.11.egg-info}: a folder by setuptools, a file by distutils. */
  static InstalledReader info(Path entry, String stem) {
    Kind kind = Files.isDirectory(entry) ? Kind.EGG_INFO_DIRECTORY : Kind.EGG_INFO_FILE;
    return named(entry, entry, stem, kind);
  }

  /** {@code name-1.0-py3.11.egg}: a folder with everything in it, by easy_install. */
  static InstalledReader egg(Path entry, String stem) {
    Path info = entry.resolve("EGG-INFO");
    return Files.isDirectory(info)
        ? named(info, info, stem, Kind.EGG_INFO_DIRECTORY)
        : new InstalledReader.Nothing();
  }

  /** The folder that an {@code .egg-link} names. */
  static Optional<Path> project(Path link) {
    try {
      List<String> lines = Files.readAllLines(link, StandardCharsets.UTF_8);
      return lines.isEmpty() ? Optional.empty() : Optional.of(Path.of(lines.getFirst().strip()));
    } catch (IOException e) {
      return Optional.empty(); // reported as one that can't be read
    }
  }

  private static InstalledReader named(Path location, Path info, String stem, Kind kind) {
    String[] parts = stem.split("-", -1);
    if (parts.length > 1 && Character.isDigit(parts[1].isEmpty() ? 'x' : parts[1].charAt(0))) {
      return InstalledReader.found(parts[0], parts[1], location, kind, Optional.empty());
    }
    return version(info)
        .map(text -> InstalledReader.found(stem, text, location, kind, Optional.empty()))
        .orElseGet(() -> new InstalledReader.Unreadable(location));
  }

  /** The version in {@code PKG-INFO}, which lies in the folder or is the file. */
  private static Optional<String> version(Path info) {
    Path file = Files.isDirectory(info) ? info.resolve("PKG-INFO") : info;
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        if (line.startsWith("Version:")) {
          return Optional.of(line.substring("Version:".length()).strip());
        }
        if (line.isEmpty()) {
          break;
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // reported as one that can't be read
    }
  }
}

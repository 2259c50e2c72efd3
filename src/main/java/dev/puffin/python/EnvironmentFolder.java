package dev.puffin.python;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
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

  /** How many packages are in it, up to a number. Folders that can't be read have none. */
  static int packages(Path folder, int most) {
    int count = 0;
    for (Path site : sites(folder)) {
      count += children(site, EnvironmentFolder::isPackage, most - count).size();
    }
    return count;
  }

  private static List<Path> sites(Path folder) {
    List<Path> sites = new ArrayList<>(List.of(folder.resolve("Lib/site-packages")));
    for (Path library : children(folder.resolve("lib"), _ -> true, Integer.MAX_VALUE)) {
      sites.add(library.resolve("site-packages"));
    }
    return sites;
  }

  private static boolean isPackage(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".dist-info") || name.endsWith(".egg-info");
  }

  private static List<Path> children(Path folder, DirectoryStream.Filter<Path> filter, int most) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, filter)) {
      Iterator<Path> all = children.iterator();
      while (found.size() < most && all.hasNext()) {
        found.add(all.next());
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(); // whoever looks for packages says what is wrong
    }
    return found;
  }
}

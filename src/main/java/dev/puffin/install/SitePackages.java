package dev.puffin.install;

import dev.puffin.dist.InstalledDistribution;
import dev.puffin.fs.NativeFiles;
import dev.puffin.pep508.PackageName;
import dev.puffin.python.InstallPaths;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The packages in an environment, as the folders and files beside its modules tell. Names and
 * versions are those of the folders; other files are read only when asked for.
 */
public final class SitePackages {
  private final TreeMap<PackageName, List<InstalledDistribution>> packages = new TreeMap<>();
  private final List<InstalledDistribution> damaged = new ArrayList<>();
  private final List<Leftover> leftovers = new ArrayList<>();
  private final List<Path> unreadable = new ArrayList<>();

  private SitePackages() {}

  /**
   * What is installed below these paths. A folder that is not there has nothing.
   *
   * @throws InstallException if a folder can't be read
   */
  public static SitePackages scan(InstallPaths paths) {
    SitePackages found = new SitePackages();
    for (Path folder : paths.sitePackages()) {
      found.addAll(folder);
    }
    return found;
  }

  /** All packages by name; of one that is there several times all, by version. */
  public List<InstalledDistribution> distributions() {
    List<InstalledDistribution> all = new ArrayList<>();
    packages.values().forEach(all::addAll);
    return all;
  }

  /** The packages of that name: none, one, or several by mistake of some tool. */
  public List<InstalledDistribution> named(PackageName name) {
    return List.copyOf(packages.getOrDefault(name, List.of()));
  }

  /** Packages that miss METADATA or RECORD; these are in {@link #distributions}, too. */
  public List<InstalledDistribution> damaged() {
    return List.copyOf(damaged);
  }

  /** What interrupted runs have left. */
  public List<Leftover> leftovers() {
    return List.copyOf(leftovers);
  }

  /** Folders and files that look like packages and have no name or version. */
  public List<Path> unreadable() {
    return List.copyOf(unreadable);
  }

  /** The tool that installed it, if it said so. */
  public static Optional<String> installer(InstalledDistribution distribution) {
    try {
      Path file = distribution.location().resolve("INSTALLER");
      return NativeFiles.readText(file).map(String::strip);
    } catch (IOException e) {
      return Optional.empty(); // not every tool says so
    }
  }

  private void addAll(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> children =
        Files.newDirectoryStream(folder, SitePackages::tellsOfAPackage)) {
      children.forEach(entries::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return; // an environment without a single package
    } catch (IOException e) {
      throw InstallException.of("read " + folder, e);
    } catch (DirectoryIteratorException e) {
      throw InstallException.of("read " + folder, new IOException(e));
    }
    entries.sort(Comparator.naturalOrder());
    for (Path entry : entries) {
      add(entry);
    }
  }

  private static boolean tellsOfAPackage(Path entry) {
    String name = entry.getFileName().toString();
    return name.endsWith(".dist-info")
        || name.endsWith(".egg-info")
        || name.endsWith(".egg-link")
        || name.endsWith(".egg");
  }

  private void add(Path entry) {
    InstalledReader read = InstalledReader.read(entry);
    switch (read) {
      case InstalledReader.Found(InstalledDistribution distribution, boolean whole) -> {
        packages.computeIfAbsent(distribution.name(), _ -> new ArrayList<>()).add(distribution);
        if (!whole) {
          damaged.add(distribution);
        }
      }
      case InstalledReader.Unfinished(Path distInfo) -> leftovers.add(new Leftover(distInfo));
      case InstalledReader.Unreadable(Path path) -> unreadable.add(path);
      case InstalledReader.Nothing() -> {}
    }
  }
}

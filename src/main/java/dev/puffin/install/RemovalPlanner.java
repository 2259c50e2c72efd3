package dev.puffin.install;

import dev.puffin.dist.InstalledDistribution;
import dev.puffin.dist.RecordFile;
import dev.puffin.dist.RecordRow;
import dev.puffin.error.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what belongs to an installed package; refuses what can't be told, or is outside. */
final class RemovalPlanner {
  private final InstallTarget target;
  private final List<Path> roots;

  RemovalPlanner(InstallTarget target) {
    this.target = target;
    List<Path> all = new ArrayList<>(target.paths().sitePackages());
    all.add(target.root());
    all.add(target.paths().scripts());
    all.add(target.paths().data());
    all.add(target.paths().headers());
    this.roots = all.stream().map(Path::normalize).toList();
  }

  /**
   * The plan for an installed package.
   *
   * @param replaced whether the same package is installed anew right after: then one whose files
   *     are not known may be overwritten
   */
  RemovalPlan plan(InstalledDistribution distribution, boolean replaced) {
    String display = distribution.name() + " " + distribution.version();
    try {
      return switch (distribution.kind()) {
        case DIST_INFO -> byRecord(display, distribution.location(), replaced);
        case EGG_INFO_DIRECTORY -> eggInfo(display, distribution.location());
        case EGG_LINK -> eggLink(display, distribution.location());
        case EGG_INFO_FILE -> throw distutils(display, distribution.location());
      };
    } catch (IOException e) {
      throw InstallException.of("read the files of " + display, e);
    }
  }

  /** The plan for what an interrupted run left. */
  RemovalPlan plan(Leftover leftover) {
    Path info = leftover.distInfo();
    List<Path> files = new ArrayList<>();
    try {
      String text = Files.readString(info.resolve(UnfinishedMark.NAME), StandardCharsets.UTF_8);
      for (RecordRow row : RecordFile.parse(text)) {
        files.add(inside(siteOf(info).resolve(row.path()).normalize(), info.toString()));
      }
    } catch (NoSuchFileException e) {
      // the folder was made, or is the last thing to remove: no file of it is elsewhere
      return new RemovalPlan(
          info.toString(), Optional.of(info), List.of(), List.of(), Optional.empty());
    } catch (IOException e) {
      throw InstallException.of("read " + info, e);
    }
    return new RemovalPlan(info.toString(), Optional.of(info), files, List.of(), Optional.empty());
  }

  private RemovalPlan byRecord(String display, Path info, boolean replaced) throws IOException {
    List<Path> files = new ArrayList<>();
    try {
      String text = Files.readString(info.resolve(RecordFile.NAME), StandardCharsets.UTF_8);
      Path site = siteOf(info);
      for (RecordRow row : RecordFile.parseForeign(text)) {
        files.add(inside(site.resolve(row.path()).normalize(), display));
      }
    } catch (NoSuchFileException e) {
      if (!replaced) {
        throw unknownFiles(display, info);
      }
    }
    return new RemovalPlan(display, Optional.of(info), files, List.of(), Optional.empty());
  }

  private RemovalPlan eggInfo(String display, Path info) throws IOException {
    Path parent = siteOf(info);
    if (parent.toString().endsWith(".egg")) {
      Optional<String> line = Optional.of("./" + parent.getFileName());
      return new RemovalPlan(
          display, Optional.empty(), List.of(), List.of(inside(parent, display)), line);
    }
    List<Path> files = new ArrayList<>();
    List<Path> trees = new ArrayList<>(List.of(inside(info, display)));
    Path listed = info.resolve("installed-files.txt");
    Path topLevel = info.resolve("top_level.txt");
    if (Files.exists(listed)) {
      for (String line : Files.readAllLines(listed, StandardCharsets.UTF_8)) {
        files.add(inside(info.resolve(line.strip()).normalize(), display));
      }
    } else if (Files.exists(topLevel)) {
      for (String line : Files.readAllLines(topLevel, StandardCharsets.UTF_8)) {
        addModule(parent, line.strip(), display, files, trees);
      }
    } else {
      throw unknownFiles(display, info);
    }
    return new RemovalPlan(display, Optional.empty(), files, trees, Optional.empty());
  }

  private void addModule(
      Path site, String module, String display, List<Path> files, List<Path> trees) {
    if (EntryPoint.isFileName(module)) {
      trees.add(inside(site.resolve(module), display));
      files.add(inside(site.resolve(module + ".py"), display));
    }
  }

  private RemovalPlan eggLink(String display, Path link) {
    Optional<String> line = EggReader.project(link).map(Path::toString);
    return new RemovalPlan(
        display, Optional.empty(), List.of(inside(link, display)), List.of(), line);
  }

  /** Nothing outside of the environment is ever removed, whatever a list of files says. */
  private Path inside(Path path, String display) {
    for (Path root : roots) {
      if (path.startsWith(root) && !path.equals(root)) {
        return path;
      }
    }
    throw new InstallException(
        Problem.of("can't remove " + display + ": its list of files leads out of the environment")
            .because("it lists " + path)
            .because("the environment is " + target.root())
            .hint("remove its files by hand"));
  }

  private static Path siteOf(Path info) {
    Path parent = info.getParent();
    return parent == null ? info : parent;
  }

  private static InstallException unknownFiles(String display, Path info) {
    return new InstallException(
        Problem.of("can't remove " + display + ": it has no list of its files")
            .because("there is no RECORD in " + info)
            .hint("install it again with `--reinstall`, which makes one, or delete " + info));
  }

  private static InstallException distutils(String display, Path file) {
    return new InstallException(
        Problem.of("can't remove " + display + ": it was installed by distutils")
            .because("that leaves no list of its files; it left only " + file)
            .hint("remove it the way it was installed, often by the system's package manager"));
  }
}

package dev.puffin.install;

import dev.puffin.concurrent.TaskGroup;
import dev.puffin.dist.RecordFile;
import dev.puffin.fs.AtomicFiles;
import dev.puffin.fs.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes packages out of an environment. A package stops counting as installed before the first of
 * its files is gone, and what is left of it is known until the last one is, so that a run that is
 * killed is made good by the next.
 */
final class Uninstaller {
  private final InstallTarget target;
  private final Set<Path> kept;

  Uninstaller(InstallTarget target) {
    this.target = target;
    this.kept = new HashSet<>(target.paths().sitePackages());
    kept.add(target.root());
    kept.add(target.paths().scripts());
    kept.add(target.paths().data());
    kept.add(target.paths().data().resolve("include"));
  }

  /** Removes them all, several at once. */
  void remove(List<RemovalPlan> plans) {
    try (TaskGroup tasks = new TaskGroup()) {
      for (RemovalPlan plan : plans) {
        tasks.run(() -> remove(plan));
      }
      tasks.join();
    }
    removeEmptyFolders(plans);
  }

  private void remove(RemovalPlan plan) {
    try {
      plan.distInfo().ifPresent(Uninstaller::markUnfinished);
      Map<Path, Set<String>> modules = new HashMap<>();
      for (Path file : plan.files()) {
        removeFile(file, plan, modules);
      }
      for (Map.Entry<Path, Set<String>> folder : modules.entrySet()) {
        removeCompiled(folder.getKey(), folder.getValue());
      }
      for (Path tree : plan.trees()) {
        Trees.delete(tree);
      }
      if (plan.pathLine().isPresent()) {
        removePathLine(plan.pathLine().get());
      }
      if (plan.distInfo().isPresent()) {
        removeDistInfo(plan.distInfo().get());
      }
    } catch (IOException e) {
      throw InstallException.of("remove " + plan.display(), e);
    }
  }

  private static void removeFile(Path file, RemovalPlan plan, Map<Path, Set<String>> modules)
      throws IOException {
    if (plan.distInfo().isPresent() && file.startsWith(plan.distInfo().get())) {
      return; // comes last
    }
    try {
      Files.deleteIfExists(file);
    } catch (DirectoryNotEmptyException e) {
      return; // a folder in the list is nothing to go by: it may hold files of others
    }
    String name = file.getFileName().toString();
    if (name.endsWith(".py")) {
      String module = name.substring(0, name.length() - 3);
      modules.computeIfAbsent(parent(file), _ -> new HashSet<>()).add(module);
    }
  }

  /** From here on the package does not count as installed. */
  private static void markUnfinished(Path info) {
    try {
      Path marked = info.resolve(UnfinishedMark.NAME);
      Files.move(info.resolve(RecordFile.NAME), marked, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      // it was marked by the run that was interrupted, or never had a list
    } catch (IOException e) {
      throw InstallException.of("remove " + info, e);
    }
    try {
      Files.deleteIfExists(info.resolve("METADATA"));
    } catch (IOException e) {
      throw InstallException.of("remove " + info, e);
    }
  }

  private static void removeDistInfo(Path info) throws IOException {
    if (!Files.isDirectory(info, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(info);
      return;
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(info)) {
      stream.forEach(children::add);
    }
    Path mark = info.resolve(UnfinishedMark.NAME);
    for (Path child : children) {
      if (!child.equals(mark)) {
        Trees.delete(child);
      }
    }
    Files.deleteIfExists(mark);
    Files.deleteIfExists(info);
  }

  /** Python's compiled files of modules that are gone. */
  private static void removeCompiled(Path folder, Set<String> modules) throws IOException {
    Path compiled = folder.resolve("__pycache__");
    if (!Files.isDirectory(compiled, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(compiled, "*.pyc")) {
      stream.forEach(children::add);
    }
    for (Path child : children) {
      String name = child.getFileName().toString();
      if (modules.contains(name.substring(0, name.indexOf('.')))) {
        Files.deleteIfExists(child);
      }
    }
  }

  private void removePathLine(String line) throws IOException {
    for (Path site : target.paths().sitePackages()) {
      Path file = site.resolve("easy-install.pth");
      if (!Files.exists(file)) {
        continue;
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      List<String> rest = lines.stream().filter(other -> !other.strip().equals(line)).toList();
      if (rest.isEmpty()) {
        Files.delete(file);
      } else if (rest.size() < lines.size()) {
        AtomicFiles.write(file, String.join("\n", rest) + "\n");
      }
    }
  }

  /** The folders that held only what was removed, the deepest first. */
  private void removeEmptyFolders(List<RemovalPlan> plans) {
    Set<Path> folders = new TreeSet<>(Comparator.reverseOrder());
    for (RemovalPlan plan : plans) {
      for (Path file : plan.files()) {
        addFolders(parent(file), folders);
      }
    }
    for (Path folder : folders) {
      try {
        removeIfEmpty(folder.resolve("__pycache__"));
        removeIfEmpty(folder);
      } catch (IOException e) {
        throw InstallException.of("remove the folder " + folder, e);
      }
    }
  }

  private void addFolders(Path folder, Set<Path> folders) {
    Path next = folder;
    while (isBelowRoot(next) && folders.add(next)) {
      next = parent(next);
    }
  }

  private boolean isBelowRoot(Path folder) {
    if (kept.contains(folder)) {
      return false;
    }
    return kept.stream().anyMatch(folder::startsWith);
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      if (children.iterator().hasNext()) {
        return;
      }
    }
    Files.deleteIfExists(folder);
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}

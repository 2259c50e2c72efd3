package dev.puffin.install;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.puffin.concurrent.TaskGroup;
import dev.puffin.dist.RecordFile;
import dev.puffin.fs.NativeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Puts planned wheels into an environment, several at once: each gets its {@code .dist-info} with
 * the list of what will be there, then the files, and then is marked as whole.
 */
final class WheelLinker {
  private static final int FILES_PER_TASK = 256;

  /** So many wheels are linked at once. */
  private static final int WORKERS = 8;

  private final InstallTarget target;
  private final FileLinker linker;
  private final FileOwners owners;
  private final List<Collision> collisions = Collections.synchronizedList(new ArrayList<>());

  /**
   * Nothing is linked yet.
   *
   * @param mode the way that is tried first
   */
  WheelLinker(InstallTarget target, LinkMode mode) {
    this.target = target;
    this.owners = new FileOwners(target);
    Path site = target.paths().purelib();
    try {
      Files.createDirectories(site);
    } catch (IOException e) {
      throw InstallException.of("make " + site, e);
    }
    this.linker = new FileLinker(mode);
  }

  LinkMode mode() {
    return linker.mode();
  }

  /** Files that were there already and belong to other packages. */
  List<Collision> collisions() {
    synchronized (collisions) {
      return collisions.stream().sorted((a, b) -> a.path().compareTo(b.path())).toList();
    }
  }

  /**
   * Installs them all.
   *
   * @throws InstallException if a file can't be made; all of them are then removed again
   */
  void link(List<WheelPlan> plans) {
    List<WheelPlan> largestFirst = new ArrayList<>(plans);
    largestFirst.sort((a, b) -> Integer.compare(b.size(), a.size()));
    try (TaskGroup tasks = new TaskGroup()) {
      tasks.runEach(largestFirst, WORKERS, this::install);
      tasks.join();
    } catch (RuntimeException e) {
      undo(plans, e);
      throw e;
    }
  }

  private void install(WheelPlan plan) {
    try {
      switch (plan) {
        case WheelPlan.AsUnzipped whole -> {
          if (!UnzippedLinker.install(whole, linker.mode())) {
            install(whole.fileByFile().get());
          }
        }
        case WheelPlan.FileByFile files -> install(files);
      }
      finish(plan);
    } catch (IOException e) {
      throw failure(plan, e);
    }
  }

  private void install(WheelPlan.FileByFile plan) throws IOException {
    FolderMaker folders = new FolderMaker();
    begin(plan, folders);
    makeFolders(plan, folders);
    placeAll(plan);
    write(plan);
    place(plan, plan.metadata());
  }

  private static void begin(WheelPlan.FileByFile plan, FolderMaker folders) throws IOException {
    folders.make(plan.distInfo());
    Files.deleteIfExists(Path.of(plan.distInfo(), RecordFile.NAME));
    Path list = Path.of(plan.distInfo(), UnfinishedMark.NAME);
    Files.write(list, plan.record().getBytes(StandardCharsets.UTF_8));
  }

  private static void makeFolders(WheelPlan.FileByFile plan, FolderMaker folders)
      throws IOException {
    folders.makeParents(plan.placements());
    for (WrittenFile file : plan.written()) {
      folders.makeParent(file.target());
    }
  }

  private void placeAll(WheelPlan.FileByFile plan) throws IOException {
    List<FilePlacement> files = plan.placements();
    if (files.size() <= FILES_PER_TASK) {
      place(plan, files);
      return;
    }
    try (TaskGroup tasks = new TaskGroup()) {
      for (int start = 0; start < files.size(); start += FILES_PER_TASK) {
        List<FilePlacement> part =
            files.subList(start, Math.min(files.size(), start + FILES_PER_TASK));
        tasks.run(() -> placePart(plan, part));
      }
      tasks.join();
    }
  }

  private void placePart(WheelPlan.FileByFile plan, List<FilePlacement> files) {
    try {
      place(plan, files);
    } catch (IOException e) {
      throw failure(plan, e);
    }
  }

  /** As many as possible together; the next one by itself, which is not as usual; and so on. */
  private void place(WheelPlan.FileByFile plan, List<FilePlacement> files) throws IOException {
    String wheel = plan.wheel().directory().toString();
    int next = 0;
    while (next < files.size()) {
      if (linker.mode() == LinkMode.HARDLINK) {
        next += FileBatch.link(wheel, files.subList(next, files.size()));
      }
      if (next < files.size()) {
        place(plan, files.get(next));
        next++;
      }
    }
  }

  private void place(WheelPlan plan, FilePlacement file) throws IOException {
    Path source = plan.wheel().directory().resolve(file.source());
    Path path = file.path();
    try {
      put(file, source, path);
    } catch (FileAlreadyExistsException e) {
      if (Files.mismatch(source, path) >= 0) {
        owners
            .of(file.text())
            .ifPresent(owner -> collisions.add(new Collision(file.text(), owner, plan.display())));
      }
      Files.delete(path);
      put(file, source, path);
    }
  }

  private void put(FilePlacement file, Path source, Path path) throws IOException {
    if (file.makeExecutable()) {
      Files.copy(source, path);
      Permissions.makeExecutable(path);
    } else {
      linker.link(source, path);
    }
  }

  private static void write(WheelPlan.FileByFile plan) throws IOException {
    for (WrittenFile file : plan.written()) {
      Path path = Path.of(file.target());
      try {
        Files.write(path, file.content(), CREATE_NEW, WRITE);
      } catch (FileAlreadyExistsException e) {
        Files.delete(path); // never into it: it might be a second name of one in the cache
        Files.write(path, file.content(), CREATE_NEW, WRITE);
      }
      if (file.executable()) {
        Permissions.makeExecutable(path);
      }
    }
  }

  private static void finish(WheelPlan plan) throws IOException {
    if (!WheelIdentity.of(plan.wheel()).equals(plan.identity())) {
      throw new IOException("another process replaced its files in the cache; run it again");
    }
    Path list = Path.of(plan.distInfo(), UnfinishedMark.NAME);
    Path record = Path.of(plan.distInfo(), RecordFile.NAME);
    if (!NativeFiles.move(list, record)) {
      Files.move(list, record, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Takes out what has been put in; what can't be removed is left for the next run. */
  private void undo(List<WheelPlan> plans, RuntimeException reason) {
    try {
      List<RemovalPlan> removals = new ArrayList<>();
      RemovalPlanner planner = new RemovalPlanner(target);
      for (WheelPlan plan : plans) {
        Path info = Path.of(plan.distInfo());
        if (!Files.exists(info, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        Path record = info.resolve(RecordFile.NAME);
        if (Files.exists(record)) {
          Files.move(record, info.resolve(UnfinishedMark.NAME), StandardCopyOption.ATOMIC_MOVE);
        }
        removals.add(planner.plan(new Leftover(info)));
      }
      new Uninstaller(target).remove(removals);
    } catch (IOException | RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  private static InstallException failure(WheelPlan plan, IOException cause) {
    return InstallException.of("install " + plan.display(), cause);
  }
}

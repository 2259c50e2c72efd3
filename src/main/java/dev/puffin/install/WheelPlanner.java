package dev.puffin.install;

import dev.puffin.cache.EncodedManifest;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.RecordFile;
import dev.puffin.dist.RecordRow;
import dev.puffin.error.Problem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Works out where each file of one wheel goes. Every name is checked here, before anything is
 * changed: nothing leads out of the folders of the environment.
 */
final class WheelPlanner {
  private static final boolean WINDOWS = FileSystems.getDefault().getSeparator().equals("\\");

  private final WheelToInstall install;
  private final CachedWheel wheel;
  private final WheelIdentity identity;
  private final WheelReader reader;
  private final Roots roots;
  private final Scripts scripts;
  private final String distInfo;
  private final String metadataPath;
  private final List<FilePlacement> placements = new ArrayList<>();
  private final Set<String> targets = new HashSet<>();
  private final StringBuilder record = new StringBuilder();
  private final OwnFiles own;
  private Optional<FilePlacement> metadata = Optional.empty();

  private WheelPlanner(
      WheelToInstall install, InstallTarget target, ScriptText text, WheelReader reader)
      throws IOException {
    this.install = install;
    this.wheel = install.wheel();
    this.identity = WheelIdentity.of(wheel);
    this.reader = reader;
    this.roots = reader.roots(target);
    this.scripts = new Scripts(target, text, wheel);
    this.distInfo = reader.distInfo();
    this.metadataPath = distInfo + "/METADATA";
    this.own = new OwnFiles(roots, distInfo, targets, record);
  }

  /** The plan for a wheel. */
  static WheelPlan plan(WheelToInstall install, InstallTarget target, ScriptText text) {
    CachedWheel wheel = install.wheel();
    Supplier<WheelPlan.FileByFile> fileByFile = () -> fileByFile(install, target, text);
    try {
      Optional<WheelOutline> outline =
          EncodedManifest.read(wheel.directory()).flatMap(NativeInstall::outline);
      Optional<WheelPlan.AsUnzipped> whole =
          outline.isPresent()
              ? UnzippedPlanner.plan(install, target, text, outline.get(), fileByFile)
              : Optional.empty();
      return whole.isPresent() ? whole.get() : fileByFile.get();
    } catch (IOException e) {
      throw unreadable(install, e);
    }
  }

  private static WheelPlan.FileByFile fileByFile(
      WheelToInstall install, InstallTarget target, ScriptText text) {
    try {
      WheelReader reader = WheelReader.of(install.wheel());
      return new WheelPlanner(install, target, text, reader).plan();
    } catch (IOException e) {
      throw unreadable(install, e);
    }
  }

  private static InstallException unreadable(WheelToInstall install, IOException cause) {
    return InstallException.of("read the wheel " + install.wheel().filename(), cause);
  }

  private WheelPlan.FileByFile plan() throws IOException {
    boolean entryPoints = false;
    String entryPointsPath = distInfo + "/entry_points.txt";
    for (RecordRow row : RecordFile.parseForeign(reader.read(RecordFile.NAME))) {
      entryPoints |= row.path().equals(entryPointsPath);
      place(row);
    }
    if (entryPoints) {
      scripts.launchers(reader.read("entry_points.txt"), roots).forEach(own::addProgram);
    }
    own.addInfo(install);
    String folder = roots.modules().target(distInfo);
    FilePlacement last =
        metadata.orElseThrow(() -> bad(metadataPath, "which is missing in RECORD"));
    return new WheelPlan.FileByFile(
        wheel, identity, folder, placements, last, own.files(), record.toString());
  }

  private void place(RecordRow row) throws IOException {
    String path = row.path();
    check(path);
    int slash = path.indexOf('/');
    String top = slash < 0 ? path : path.substring(0, slash);
    if (top.equals(distInfo) && OwnFiles.NAMES.contains(path.substring(Math.max(slash, 0) + 1))) {
      return; // written by the installer, whatever the wheel brings
    }
    if (slash > 0 && top.endsWith(".data")) {
      placeData(row, path, slash + 1);
    } else if (path.equals(metadataPath)) {
      metadata = Optional.of(placement(row, roots.modules(), path, false));
      RecordFile.append(record, row);
    } else {
      placeModule(row);
    }
  }

  private void placeModule(RecordRow row) {
    if (targets.add(row.path())) {
      placements.add(placement(row, roots.modules(), row.path(), false));
      RecordFile.append(record, row);
    }
  }

  private void placeData(RecordRow row, String path, int start) throws IOException {
    int slash = path.indexOf('/', start);
    if (slash < 0) {
      throw bad(path, "which is in no scheme of its .data folder");
    }
    String key = path.substring(start, slash);
    String rest = path.substring(slash + 1);
    Roots.Root root = roots.scheme(key, path);
    String target = root.target(rest);
    if (!targets.add(roots.key(target))) {
      return;
    }
    RecordRow moved = new RecordRow(root.recorded(rest), row.hash(), row.size());
    if (!key.equals("scripts")) {
      placements.add(placement(row, root, rest, false));
      RecordFile.append(record, moved);
      return;
    }
    Path source = wheel.directory().resolve(path);
    scripts.checkName(rest);
    Optional<WrittenFile> rewritten = scripts.rewritten(source, target);
    if (rewritten.isPresent()) {
      targets.remove(roots.key(target));
      own.add(rewritten.get(), moved.path());
    } else {
      placements.add(placement(row, root, rest, !Files.isExecutable(source)));
      RecordFile.append(record, moved);
    }
  }

  private static FilePlacement placement(
      RecordRow row, Roots.Root root, String target, boolean executable) {
    return new FilePlacement(row.path(), root, target, row.hash(), executable);
  }

  private void check(String path) {
    boolean foreign = WINDOWS && (path.indexOf('\\') >= 0 || path.indexOf(':') >= 0);
    if (path.isEmpty() || path.charAt(0) == '/' || foreign || path.indexOf('\0') >= 0) {
      throw bad(path, "which is no relative path");
    }
    for (int start = 0; start <= path.length(); ) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      boolean dot = end == start + 1 && path.charAt(start) == '.';
      if (end == start || dot || (end == start + 2 && path.startsWith("..", start))) {
        throw bad(path, "which leads out of its folder");
      }
      start = end + 1;
    }
  }

  private InstallException bad(String path, String why) {
    return new InstallException(
        Problem.of("the wheel " + wheel.filename() + " is refused: it has " + path + ", " + why));
  }
}

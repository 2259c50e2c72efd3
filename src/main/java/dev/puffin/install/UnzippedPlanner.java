package dev.puffin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Plans wheels as they are unzipped: where they go is worked out for few folders, and for what is
 * written. Names of files were checked when they were unzipped.
 */
final class UnzippedPlanner {
  private static final String SCRIPTS = "scripts/";

  private final WheelToInstall install;
  private final WheelOutline outline;
  private final WheelReader reader;
  private final Roots roots;
  private final Scripts scripts;
  private final Map<String, Roots.Root> schemes = new TreeMap<>();
  private final List<String> elsewhere = new ArrayList<>();
  private final Map<String, WrittenFile> rewritten = new TreeMap<>();

  private UnzippedPlanner(
      WheelToInstall install, InstallTarget target, ScriptText text, WheelOutline outline)
      throws IOException {
    this.install = install;
    this.outline = outline;
    this.reader = new WheelReader(install.wheel(), outline.distInfo());
    this.roots = reader.roots(target);
    this.scripts = new Scripts(target, text, install.wheel());
  }

  /**
   * The plan.
   *
   * @param fileByFile the other plan, for later
   * @return empty if files have to be looked at one by one
   */
  static Optional<WheelPlan.AsUnzipped> plan(
      WheelToInstall install,
      InstallTarget target,
      ScriptText text,
      WheelOutline outline,
      Supplier<WheelPlan.FileByFile> fileByFile)
      throws IOException {
    WheelIdentity identity = WheelIdentity.of(install.wheel());
    UnzippedPlanner planner = new UnzippedPlanner(install, target, text, outline);
    return planner.mayMeet() || !planner.placeElsewhere()
        ? Optional.empty()
        : Optional.of(planner.plan(identity, fileByFile));
  }

  /** Whether a program might be where a module goes. */
  private boolean mayMeet() {
    boolean hasPrograms = outline.hasPrograms();
    for (String file : outline.elsewhere()) {
      hasPrograms |= file.startsWith(SCRIPTS);
    }
    return hasPrograms && roots.hasProgramsAmongModules();
  }

  /** Works out where files of schemes go; false if one can't just be linked or written. */
  private boolean placeElsewhere() throws IOException {
    for (String file : outline.elsewhere()) {
      int slash = file.indexOf('/');
      if (slash < 0) {
        return false;
      }
      String scheme = file.substring(0, slash);
      String rest = file.substring(slash + 1);
      String path = outline.data() + "/" + file;
      Roots.Root root = roots.scheme(scheme, path);
      if (file.startsWith(SCRIPTS)) {
        Path source = install.wheel().directory().resolve(path);
        scripts.checkName(rest);
        Optional<WrittenFile> written = scripts.rewritten(source, root.target(rest));
        written.ifPresent(script -> rewritten.put(path, script));
        if (written.isEmpty() && !Files.isExecutable(source)) {
          return false;
        }
      }
      if (!rewritten.containsKey(path)) {
        schemes.put(scheme, root);
        elsewhere.add(root.target(rest));
      }
    }
    return true;
  }

  private WheelPlan.AsUnzipped plan(
      WheelIdentity identity, Supplier<WheelPlan.FileByFile> fileByFile) throws IOException {
    StringBuilder added = new StringBuilder();
    OwnFiles own = new OwnFiles(roots, outline.distInfo(), new HashSet<>(elsewhere), added);
    int scheme = outline.data().length() + 1 + SCRIPTS.length();
    rewritten.forEach(
        (path, script) -> own.add(script, roots.scripts().recorded(path.substring(scheme))));
    if (outline.hasPrograms()) {
      scripts.launchers(reader.read("entry_points.txt"), roots).forEach(own::addProgram);
    }
    own.addInfo(install);
    return new WheelPlan.AsUnzipped(
        install.wheel(),
        identity,
        outline,
        roots.modules(),
        schemes,
        elsewhere,
        List.copyOf(rewritten.keySet()),
        own.files(),
        added.toString(),
        fileByFile);
  }
}

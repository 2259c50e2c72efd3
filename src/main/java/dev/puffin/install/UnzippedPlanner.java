package dev.puffin.install;

import java.io.IOException;
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

  private UnzippedPlanner() {}

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
    WheelReader reader = new WheelReader(install.wheel(), outline.distInfo());
    Roots roots = reader.roots(target);
    boolean mayMeet = outline.hasPrograms() && roots.hasProgramsAmongModules();
    if (mayMeet || !areLinked(outline.elsewhere())) {
      return Optional.empty();
    }
    Map<String, Roots.Root> schemes = new TreeMap<>();
    List<String> elsewhere = new ArrayList<>(outline.elsewhere().size());
    for (String file : outline.elsewhere()) {
      int slash = file.indexOf('/');
      String scheme = file.substring(0, slash);
      Roots.Root root = roots.scheme(scheme, outline.data() + "/" + file);
      schemes.put(scheme, root);
      elsewhere.add(root.target(file.substring(slash + 1)));
    }
    StringBuilder added = new StringBuilder();
    OwnFiles own = new OwnFiles(roots, outline.distInfo(), new HashSet<>(elsewhere), added);
    if (outline.hasPrograms()) {
      Scripts scripts = new Scripts(target, text, install.wheel());
      scripts.launchers(reader.read("entry_points.txt"), roots).forEach(own::addProgram);
    }
    own.addInfo(install);
    return Optional.of(
        new WheelPlan.AsUnzipped(
            install.wheel(),
            identity,
            outline,
            roots.modules(),
            schemes,
            elsewhere,
            own.files(),
            added.toString(),
            fileByFile));
  }

  /** Scripts may have to be written anew, and what is of no scheme is refused. */
  private static boolean areLinked(List<String> files) {
    for (String file : files) {
      if (file.startsWith(SCRIPTS) || file.indexOf('/') < 0) {
        return false;
      }
    }
    return true;
  }
}

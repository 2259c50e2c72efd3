package dev.puffin.install;

import dev.puffin.error.Problem;
import dev.puffin.pep508.PackageName;
import dev.puffin.python.InstallPaths;
import java.nio.file.Path;
import java.util.Map;

/** The folders that one wheel's files go to, by the schemes of its {@code .data} folder. */
final class Roots {
  private final Root modules;
  private final Map<String, Root> schemes;

  /**
   * A folder.
   *
   * @param absolute its path with a slash at the end
   * @param relative the same from the folder with the modules, as RECORD has it
   */
  record Root(String absolute, String relative) {
    String target(String path) {
      return absolute + path;
    }

    String recorded(String path) {
      return relative + path;
    }
  }

  Roots(InstallPaths paths, PackageName name, boolean pure) {
    Path site = pure ? paths.purelib() : paths.platlib();
    this.modules = new Root(site + "/", "");
    this.schemes =
        Map.of(
            "purelib", root(site, paths.purelib()),
            "platlib", root(site, paths.platlib()),
            "scripts", root(site, paths.scripts()),
            "data", root(site, paths.data()),
            "headers", root(site, paths.headers().resolve(name.value())));
  }

  Root modules() {
    return modules;
  }

  Root scripts() {
    return scheme("scripts", "");
  }

  Root scheme(String key, String path) {
    Root root = schemes.get(key);
    if (root == null) {
      throw new InstallException(
          Problem.of("a wheel has a file for the unknown scheme `" + key + "`: " + path));
    }
    return root;
  }

  private static Root root(Path site, Path folder) {
    if (site.equals(folder)) {
      return new Root(folder + "/", "");
    }
    boolean related = folder.getRoot() != null && folder.getRoot().equals(site.getRoot());
    String relative = related ? site.relativize(folder).toString().replace('\\', '/') : folder + "";
    return new Root(folder + "/", relative + "/");
  }
}

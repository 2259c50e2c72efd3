package dev.puffin.install;

import dev.puffin.error.Problem;
import dev.puffin.pep508.PackageName;
import dev.puffin.python.InstallPaths;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The folders that one wheel's files go to, by the schemes of its {@code .data} folder. */
final class Roots {
  private final InstallPaths paths;
  private final PackageName name;
  private final Root modules;
  private final Map<String, Root> schemes = new HashMap<>();

  /**
   * A folder.
   *
   * @param folder its path
   * @param absolute the same as a text with a slash at the end
   * @param relative the same from the folder with the modules, as RECORD has it
   */
  record Root(Path folder, String absolute, String relative) {
    String target(String path) {
      return absolute.concat(path);
    }

    String recorded(String path) {
      return relative.concat(path);
    }
  }

  Roots(InstallPaths paths, PackageName name, boolean pure) {
    this.paths = paths;
    this.name = name;
    Path site = pure ? paths.purelib() : paths.platlib();
    this.modules = new Root(site, site + "/", "");
  }

  Root modules() {
    return modules;
  }

  /** What stands for a target: of a module the path below the folder with the modules. */
  String key(String target) {
    String site = modules.absolute();
    return target.startsWith(site) ? target.substring(site.length()) : target;
  }

  /** Whether programs and modules might get in each other's way. */
  boolean hasProgramsAmongModules() {
    return scripts().absolute().startsWith(modules.absolute());
  }

  Root scripts() {
    return scheme("scripts", "");
  }

  Root scheme(String key, String path) {
    Root known = schemes.get(key);
    if (known == null) {
      known = root(folder(key, path));
      schemes.put(key, known);
    }
    return known;
  }

  private Path folder(String key, String path) {
    return switch (key) {
      case "purelib" -> paths.purelib();
      case "platlib" -> paths.platlib();
      case "scripts" -> paths.scripts();
      case "data" -> paths.data();
      case "headers" -> paths.headers().resolve(name.value());
      default ->
          throw new InstallException(
              Problem.of("a wheel has a file for the unknown scheme `" + key + "`: " + path));
    };
  }

  private Root root(Path folder) {
    Path site = modules.folder();
    if (site.equals(folder)) {
      return modules;
    }
    boolean related = folder.getRoot() != null && folder.getRoot().equals(site.getRoot());
    String relative = related ? site.relativize(folder).toString().replace('\\', '/') : folder + "";
    return new Root(folder, folder + "/", relative + "/");
  }
}

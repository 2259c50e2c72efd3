package dev.puffin.python;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the files of a wheel go, by the schemes of {@code sysconfig}.
 *
 * @param purelib modules of pure wheels
 * @param platlib modules of wheels for a platform
 * @param scripts programs
 * @param data the root of everything else
 * @param headers the folder in which each distribution has a folder of its own for C headers
 */
public record InstallPaths(Path purelib, Path platlib, Path scripts, Path data, Path headers) {

  /** Everything below one folder, with modules right in it, as {@code --target} wants it. */
  public static InstallPaths target(Path folder) {
    return new InstallPaths(
        folder, folder, folder.resolve("bin"), folder, folder.resolve("include"));
  }

  /** These paths, which are relative, below a folder. */
  public InstallPaths below(Path root) {
    return new InstallPaths(
        root.resolve(purelib).normalize(),
        root.resolve(platlib).normalize(),
        root.resolve(scripts).normalize(),
        root.resolve(data).normalize(),
        root.resolve(headers).normalize());
  }

  /** The one or two folders that hold modules. */
  public List<Path> sitePackages() {
    return purelib.equals(platlib) ? List.of(purelib) : List.of(purelib, platlib);
  }

  InstallPaths withHeaders(Path folder) {
    return new InstallPaths(purelib, platlib, scripts, data, folder);
  }
}

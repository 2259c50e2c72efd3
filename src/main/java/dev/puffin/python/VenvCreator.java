package dev.puffin.python;

import dev.puffin.error.Problem;
import dev.puffin.fs.AtomicFiles;
import dev.puffin.fs.Trees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes virtual environments (PEP 405) as {@code python -m venv --without-pip} does, without
 * starting Python.
 */
public final class VenvCreator {
  private final String creator;

  /** The line that says who made an environment: {@code puffin = 1.0}. */
  public VenvCreator(String creator) {
    this.creator = creator;
  }

  /**
   * Makes the environment.
   *
   * @return the path of its interpreter
   * @throws VenvException if the folder is in use or can't be written
   */
  public Path create(VenvRequest request) {
    Path folder = request.folder().toAbsolutePath().normalize();
    prepare(folder, request.existing());
    try {
      return fill(folder, request);
    } catch (IOException e) {
      throw new VenvException(
          Problem.of("the environment " + folder + " can't be made: " + reason(e)), e);
    }
  }

  private Path fill(Path folder, VenvRequest request) throws IOException {
    Interpreter base = request.base();
    InstallPaths paths = base.schemes().venv().below(folder);
    for (Path directory : paths.sitePackages()) {
      Files.createDirectories(directory);
    }
    Files.createDirectories(paths.scripts());
    Files.createDirectories(paths.headers().getParent());
    if (!UsualPlaces.isWindows()) {
      linkLib64(folder, paths, base);
    }
    Path python = VenvPrograms.install(base, paths.scripts());
    AtomicFiles.write(folder.resolve(".gitignore"), "*\n");
    String prompt = request.prompt().orElse(String.valueOf(folder.getFileName()));
    ActivationScripts.write(folder, paths.scripts(), prompt, request.relocatable());
    AtomicFiles.write(folder.resolve(EnvironmentFolder.SETTINGS), settings(request, python));
    return python;
  }

  /** 64-bit builds of some distributions look into lib64 for what is made for the platform. */
  private static void linkLib64(Path folder, InstallPaths paths, Interpreter base)
      throws IOException {
    Path link = folder.resolve("lib64");
    boolean mac = base.markers().sysPlatform().equals("darwin");
    boolean inLib = paths.purelib().startsWith(folder.resolve("lib"));
    if (!mac && inLib && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.createSymbolicLink(link, Path.of("lib"));
    }
  }

  private String settings(VenvRequest request, Path python) {
    Interpreter base = request.base();
    List<String> lines = new ArrayList<>();
    lines.add("home = " + base.baseExecutable().getParent());
    lines.add("include-system-site-packages = " + request.systemSitePackages());
    lines.add("version = " + base.version().base());
    lines.add("implementation = " + base.markers().platformPythonImplementation());
    lines.add("executable = " + VenvPrograms.real(base.baseExecutable()));
    lines.add("command = " + python.getFileName() + " -m venv " + request.folder());
    request.prompt().ifPresent(text -> lines.add("prompt = '" + text.replace("'", "\\'") + "'"));
    if (request.relocatable()) {
      lines.add("relocatable = true");
    }
    lines.add(creator);
    return String.join("\n", lines) + "\n";
  }

  private static void prepare(Path folder, VenvRequest.Existing existing) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new VenvException(Problem.of(folder + " is there and no folder"), null);
    }
    try {
      List<Path> children = children(folder);
      switch (children.isEmpty() ? VenvRequest.Existing.KEEP : existing) {
        case REFUSE -> throw inUse(folder);
        case CLEAR -> {
          if (!EnvironmentFolder.isVirtual(folder)) {
            throw noEnvironment(folder);
          }
          delete(children);
        }
        case FORCE -> delete(children);
        case KEEP -> {}
      }
    } catch (IOException e) {
      throw new VenvException(Problem.of(folder + " can't be emptied: " + reason(e)), e);
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    }
    return children;
  }

  private static void delete(List<Path> children) throws IOException {
    for (Path child : children) {
      Trees.delete(child);
    }
  }

  private static VenvException inUse(Path folder) {
    String what = EnvironmentFolder.isVirtual(folder) ? "an environment" : "a folder with files";
    return new VenvException(
        Problem.of(folder + " is " + what + " already")
            .hint("`--clear` makes it anew, `--allow-existing` keeps what is in it"),
        null);
  }

  private static VenvException noEnvironment(Path folder) {
    return new VenvException(
        Problem.of(folder + " is no virtual environment, so it is not cleared")
            .because("it has files, but no " + EnvironmentFolder.SETTINGS)
            .hint("name another folder, or delete its files with `--force`"),
        null);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}

package dev.puffin.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The interpreter in a new environment: links on Unix, launchers on Windows. */
final class VenvPrograms {
  private VenvPrograms() {}

  /** Puts the interpreter there under its usual names; returns the path to call it by. */
  static Path install(Interpreter base, Path scripts) throws IOException {
    return UsualPlaces.isWindows() ? copyLaunchers(base, scripts) : link(base, scripts);
  }

  /** The file behind the links, or the path itself where it can't be resolved. */
  static Path real(Path executable) {
    try {
      return executable.toRealPath();
    } catch (IOException e) {
      return executable; // only told to readers of pyvenv.cfg
    }
  }

  private static Path link(Interpreter base, Path scripts) throws IOException {
    Path python = scripts.resolve("python");
    replaceLink(python, base.baseExecutable());
    Set<String> names = new LinkedHashSet<>();
    names.add("python3");
    names.add(
        "python"
            + base.abi().major()
            + "."
            + base.abi().minor()
            + (base.abi().freeThreaded() ? "t" : ""));
    if (!base.abi().implementation().equals("cpython")) {
      names.add(base.abi().implementation() + base.abi().major());
      names.add(base.directoryName());
      names.add(base.abi().implementation());
    }
    for (String name : names) {
      replaceLink(scripts.resolve(name), Path.of("python"));
    }
    return python;
  }

  private static void replaceLink(Path link, Path target) throws IOException {
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(link);
    }
    Files.createSymbolicLink(link, target);
  }

  /** Windows: small programs, delivered with Python, that read pyvenv.cfg and start the base. */
  private static Path copyLaunchers(Interpreter base, Path scripts) throws IOException {
    Path launchers = base.stdlib().resolve("venv").resolve("scripts").resolve("nt");
    Path baseExecutable = base.baseExecutable().toAbsolutePath();
    copyFirst(
        List.of(
            launchers.resolve("venvlauncher.exe"),
            launchers.resolve("python.exe"),
            baseExecutable.resolveSibling("python.exe")),
        scripts.resolve("python.exe"));
    copyFirst(
        List.of(
            launchers.resolve("venvwlauncher.exe"),
            launchers.resolve("pythonw.exe"),
            baseExecutable.resolveSibling("pythonw.exe")),
        scripts.resolve("pythonw.exe"));
    return scripts.resolve("python.exe");
  }

  private static void copyFirst(List<Path> candidates, Path target) throws IOException {
    for (Path candidate : candidates) {
      if (Files.exists(candidate)) {
        Files.copy(candidate, target, StandardCopyOption.REPLACE_EXISTING);
        return;
      }
    }
  }
}

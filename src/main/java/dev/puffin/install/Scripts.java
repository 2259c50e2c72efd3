package dev.puffin.install;

import dev.puffin.dist.CachedWheel;
import dev.puffin.error.Problem;
import dev.puffin.fs.FileStart;
import dev.puffin.fs.NativeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The programs of one wheel: made from its entry points, or brought along and adapted. */
final class Scripts {
  /** As much of a script as most have, which are short; others are read again if need be. */
  private static final int START_BYTES = 1 << 12;

  private static final boolean WINDOWS = FileSystems.getDefault().getSeparator().equals("\\");

  private final InstallTarget target;
  private final ScriptText text;
  private final CachedWheel wheel;

  Scripts(InstallTarget target, ScriptText text, CachedWheel wheel) {
    this.target = target;
    this.text = text;
    this.wheel = wheel;
  }

  /** The programs for an {@code entry_points.txt}. */
  List<WrittenFile> launchers(String entryPoints, Roots roots) {
    List<WrittenFile> files = new ArrayList<>();
    List<EntryPoint> points = EntryPoint.parse(entryPoints, wheel.filename().toString());
    for (EntryPoint point : withVersionedPip(points)) {
      checkName(point.name());
      if (WINDOWS) {
        addWindows(point, roots, files);
      } else {
        String path = roots.scripts().target(point.name());
        files.add(new WrittenFile(path, text.launcher(point), true));
      }
    }
    return files;
  }

  /**
   * A script that starts with {@code #!python}, with the environment's Python instead; empty for
   * any other file, which stays as it is.
   */
  Optional<WrittenFile> rewritten(Path source, String path) throws IOException {
    FileStart start =
        NativeFiles.start(source, START_BYTES)
            .orElseThrow(() -> new NoSuchFileException(source.toString()));
    if (!ScriptText.asksForPython(start.bytes())) {
      return Optional.empty();
    }
    byte[] whole = start.isWhole() ? start.bytes() : Files.readAllBytes(source);
    byte[] content = text.withShebang(whole);
    return Optional.of(new WrittenFile(path, content, true));
  }

  /** Nothing takes the place of the environment's own interpreter. */
  void checkName(String name) {
    if (isPython(name) || name.equals(String.valueOf(target.python().getFileName()))) {
      throw new InstallException(
          Problem.of(
              "the wheel "
                  + wheel.filename()
                  + " is refused: its script `"
                  + name
                  + "` would replace the environment's Python"));
    }
  }

  private static boolean isPython(String name) {
    String rest = name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    for (String stem : new String[] {"pythonw", "python", "pypy"}) {
      if (rest.startsWith(stem)) {
        return rest.substring(stem.length())
            .chars()
            .allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
      }
    }
    return false;
  }

  /** pip's wheel is the same for every Python; the program with the version is up to installers. */
  private List<EntryPoint> withVersionedPip(List<EntryPoint> points) {
    if (!wheel.filename().name().value().equals("pip")) {
      return points;
    }
    List<EntryPoint> all = new ArrayList<>();
    for (EntryPoint point : points) {
      if (!point.name().startsWith("pip3.")) {
        all.add(point);
      }
      if (point.name().equals("pip")) {
        String name = "pip" + target.version();
        all.add(new EntryPoint(name, point.module(), point.object(), point.gui()));
      }
    }
    return all;
  }

  /** A script for Python and a command file that starts it: both shells find that by its name. */
  private void addWindows(EntryPoint point, Roots roots, List<WrittenFile> files) {
    String script = point.name() + (point.gui() ? "-script.pyw" : "-script.py");
    String python = point.gui() ? "pythonw.exe" : "python.exe";
    String start = point.gui() ? "start \"\" " : "";
    String command = "@" + start + "\"%~dp0" + python + "\" \"%~dp0" + script + "\" %*\r\n";
    byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
    files.add(new WrittenFile(roots.scripts().target(script), text.launcher(point), false));
    files.add(new WrittenFile(roots.scripts().target(point.name() + ".cmd"), bytes, false));
  }
}

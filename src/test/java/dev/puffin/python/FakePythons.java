package dev.puffin.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Programs that answer the probe as an interpreter would, so that tests need no Python. */
public final class FakePythons {
  private FakePythons() {}

  /** A Python of that version at a path; each run of it adds a line to {@code <path>.runs}. */
  public static Path cpython(Path path, String version) throws IOException {
    return answering(path, path, prefixOf(path), prefixOf(path), version);
  }

  /** A script that stands for another Python, as pyenv's do. */
  public static Path shim(Path path, Path real, String version) throws IOException {
    return answering(path, real, prefixOf(real), prefixOf(real), version);
  }

  /** A virtual environment with a Python of that version. */
  public static Path environment(Path folder, String version) throws IOException {
    Path python = folder.resolve("bin/python");
    answering(python, python, folder, Path.of("/usr"), version);
    Files.writeString(folder.resolve("pyvenv.cfg"), "home = /usr/bin\n");
    return python;
  }

  /** A Python that answers for the environment from which it was started by a link. */
  public static Path linkable(Path path, String version) throws IOException {
    String text = answer("@PATH@", "@PREFIX@", prefixOf(path).toString(), version);
    String script =
        "#!/bin/sh\necho run >> '%s.runs'\nprefix=${0%%/bin/*}\nsed \"s#@PATH@#$0#;s#@PREFIX@#$prefix#\""
            .formatted(path);
    Files.createDirectories(path.getParent());
    Files.writeString(path, script + " <<'END'\n" + text + "\nEND\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    return path;
  }

  /** A virtual environment whose Python is a link. */
  public static Path linked(Path folder, Path base, String settings) throws IOException {
    Path python = folder.resolve("bin/python");
    Files.createDirectories(python.getParent());
    Files.createSymbolicLink(python, base);
    Files.writeString(folder.resolve("pyvenv.cfg"), settings);
    return python;
  }

  /** A program that prints the text and ends with the status. */
  public static Path program(Path path, String text, int status) throws IOException {
    Files.createDirectories(path.getParent());
    String counted = "echo run >> '" + path + ".runs'\n";
    String script =
        "#!/bin/sh\n" + counted + "cat <<'END'\n" + text + "\nEND\nexit " + status + "\n";
    Files.writeString(path, script);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    return path;
  }

  public static long runs(Path path) throws IOException {
    Path log = Path.of(path + ".runs");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  private static Path prefixOf(Path python) {
    return python.getParent().getParent();
  }

  private static Path answering(Path path, Path said, Path prefix, Path base, String version)
      throws IOException {
    return program(path, answer(said.toString(), prefix.toString(), base.toString(), version), 0);
  }

  private static String answer(String said, String prefix, String base, String version) {
    String minor = version.substring(0, version.lastIndexOf('.'));
    return ANSWER
        .replace("@PATH@", said)
        .replace("@PREFIX@", prefix)
        .replace("@BASE@", base)
        .replace("@VERSION@", version)
        .replace("@NODOT@", minor.replace(".", ""))
        .replace("@MINOR@", minor);
  }

  private static final String ANSWER =
      """
      version_info=@VERSION@
      executable=@PATH@
      base_executable=@PATH@
      prefix=@PREFIX@
      base_prefix=@BASE@
      stdlib=@BASE@/lib/python@MINOR@
      implementation=cpython
      marker.implementation_name=cpython
      marker.implementation_version=@VERSION@
      marker.os_name=posix
      marker.platform_machine=x86_64
      marker.platform_python_implementation=CPython
      marker.platform_release=6.1
      marker.platform_system=Linux
      marker.platform_version=#1\\nSMP
      marker.python_full_version=@VERSION@
      marker.python_version=@MINOR@
      marker.sys_platform=linux
      ext_suffix=.cpython-@NODOT@-x86_64-linux-gnu.so
      debug=0
      free_threaded=0
      platform_tag=linux_x86_64
      arch=x86_64
      libc=glibc 2.36-9+deb12u7
      paths.purelib=@PREFIX@/lib/python@MINOR@/site-packages
      paths.platlib=@PREFIX@/lib/python@MINOR@/site-packages
      paths.scripts=@PREFIX@/bin
      paths.data=@PREFIX@
      paths.include=@BASE@/include/python@MINOR@
      prefix_layout.purelib=lib/python@MINOR@/site-packages
      prefix_layout.platlib=lib/python@MINOR@/site-packages
      prefix_layout.scripts=bin
      prefix_layout.data=.
      prefix_layout.include=include/python@MINOR@
      venv_layout.purelib=lib/python@MINOR@/site-packages
      venv_layout.platlib=lib/python@MINOR@/site-packages
      venv_layout.scripts=bin
      venv_layout.data=.
      venv_layout.include=include/python@MINOR@
      user.purelib=/home/u/.local/lib/python@MINOR@/site-packages
      user.platlib=/home/u/.local/lib/python@MINOR@/site-packages
      user.scripts=/home/u/.local/bin
      user.data=/home/u/.local
      user.include=/home/u/.local/include/python@MINOR@\
      """;
}

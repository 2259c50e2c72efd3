package dev.puffin.cli;

import dev.puffin.error.Problem;
import dev.puffin.settings.Place;
import dev.puffin.settings.PythonOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which Python is meant. */
final class PythonFlags {
  static final Option PYTHON =
      Option.value(
          OptionGroup.PYTHON,
          "PYTHON",
          "A Python by path, version (3.12) or name (python3.12); a virtual environment's folder",
          "-p",
          "--python",
          "--python-executable");
  static final Option SYSTEM =
      Option.flag(
          OptionGroup.PYTHON,
          "Take the first Python on PATH, not a virtual environment",
          "--system");
  private static final Option BREAK_SYSTEM_PACKAGES =
      Option.toggle(
          OptionGroup.PYTHON,
          "Change a Python that the operating system manages",
          "--break-system-packages",
          "--no-break-system-packages");

  private static final Option TARGET =
      Option.value(
          OptionGroup.PYTHON, "DIR", "Packages are all in this one folder", "-t", "--target");
  private static final Option PREFIX =
      Option.value(OptionGroup.PYTHON, "DIR", "Packages are below this prefix", "--prefix");
  private static final Option USER =
      Option.flag(OptionGroup.PYTHON, "Packages are in the user's own folder", "--user");

  /** For commands that need a Python only. */
  static final List<Option> READING = List.of(PYTHON, SYSTEM);

  /** For commands that look at what is installed. */
  static final List<Option> LOOKING = List.of(PYTHON, SYSTEM, TARGET, PREFIX, USER);

  /** For commands that change what is installed. */
  static final List<Option> CHANGING =
      List.of(PYTHON, SYSTEM, TARGET, PREFIX, USER, BREAK_SYSTEM_PACKAGES);

  private PythonFlags() {}

  /** The choice on the command line. */
  static PythonOptions read(Arguments arguments) {
    return new PythonOptions(
        arguments.value(PYTHON),
        arguments.has(SYSTEM),
        arguments.toggle(BREAK_SYSTEM_PACKAGES),
        place(arguments));
  }

  private static Place place(Arguments arguments) {
    Optional<Path> target = arguments.value(TARGET).map(Path::of);
    Optional<Path> prefix = arguments.value(PREFIX).map(Path::of);
    boolean user = arguments.has(USER);
    if ((target.isPresent() ? 1 : 0) + (prefix.isPresent() ? 1 : 0) + (user ? 1 : 0) > 1) {
      throw new UsageException(
          Problem.of("--target, --prefix and --user name different places: give one of them"));
    }
    if (target.isPresent()) {
      return new Place.Target(target.get());
    }
    if (prefix.isPresent()) {
      return new Place.Prefix(prefix.get());
    }
    return user ? new Place.User() : new Place.Environment();
  }
}

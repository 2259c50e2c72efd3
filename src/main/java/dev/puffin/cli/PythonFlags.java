package dev.puffin.cli;

import dev.puffin.settings.PythonOptions;
import java.util.List;

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

  /** For commands that read an environment. */
  static final List<Option> READING = List.of(PYTHON, SYSTEM);

  /** For commands that change an environment. */
  static final List<Option> CHANGING = List.of(PYTHON, SYSTEM, BREAK_SYSTEM_PACKAGES);

  private PythonFlags() {}

  /** The choice on the command line. */
  static PythonOptions read(Arguments arguments) {
    return new PythonOptions(
        arguments.value(PYTHON), arguments.has(SYSTEM), arguments.toggle(BREAK_SYSTEM_PACKAGES));
  }
}

package dev.puffin.build;

import java.util.List;
import java.util.Optional;

/**
 * A usual cause of failing builds, recognised by a line of the output.
 *
 * @param line the line that shows it
 * @param hint what to do about it
 */
record FailureCause(String line, String hint) {

  /**
   * How a cause shows itself.
   *
   * @param before what stands in the line before the thing that is missing
   * @param after what follows it, possibly nothing
   * @param advice what to do; {@code {}} stands for the thing
   */
  private record Sign(String before, String after, String advice) {}

  private static final String COMPILER =
      "a C compiler is missing; on Debian and Ubuntu: `apt-get install build-essential`, on Fedora:"
          + " `dnf install gcc gcc-c++`, on macOS: `xcode-select --install`";
  private static final String HEADER =
      "the header file {} is missing; install the library that has it, with its development files";
  private static final String RUST = "a Rust toolchain is missing; install rustc and cargo";
  private static final String PROGRAM = "the program `{}` is missing; install what it comes with";
  private static final String TOO_OLD =
      "this version is older than the Python it is built for; take a newer version or an older "
          + "Python";

  /** The first that fits a line counts. */
  private static final List<Sign> SIGNS =
      List.of(
          new Sign(
              "Error: No module named '",
              "distutils'",
              "Python 3.12 removed `distutils`; take a newer version or an older Python"),
          new Sign(
              "Error: No module named '",
              "'",
              "the project does not name `{}` as a build requirement; install it in the environment"
                  + " and build with --no-build-isolation-package"),
          new Sign(
              "fatal error: Python.h: No such file",
              "",
              "the header files of Python are missing; on Debian and Ubuntu: `apt-get install "
                  + "python3-dev`, on Fedora: `dnf install python3-devel`"),
          new Sign("fatal error: '", "' file not found", HEADER),
          new Sign("fatal error: ", ": No such file or directory", HEADER),
          new Sign(
              "cannot find -l",
              "",
              "the linker lacks a library; install it with its " + "development files"),
          new Sign("cc' failed: No such file or directory", "", COMPILER),
          new Sign("++' failed: No such file or directory", "", COMPILER),
          new Sign("clang' failed: No such file or directory", "", COMPILER),
          new Sign("unable to execute '", "'", COMPILER),
          new Sign("Unknown compiler(s)", "", COMPILER),
          new Sign(
              "Microsoft Visual C++ ", " is required", "install the Visual C++ build tools {}"),
          new Sign("can't find Rust compiler", "", RUST),
          new Sign("Rust package manager, is not installed", "", RUST),
          new Sign("Error: ", " executable not found", PROGRAM),
          new Sign("FileNotFoundError: [Errno 2] No such file or directory: '", "'", PROGRAM),
          new Sign("module 'pkgutil' has no attribute 'ImpImporter'", "", TOO_OLD),
          new Sign("module 'configparser' has no attribute 'SafeConfigParser'", "", TOO_OLD));

  /** The usual cause that the output tells of last, which is what ended the build. */
  static Optional<FailureCause> find(BuildLog log) {
    for (String line : log.lines().reversed()) {
      for (Sign sign : SIGNS) {
        Optional<FailureCause> cause = of(sign, line.strip());
        if (cause.isPresent()) {
          return cause;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<FailureCause> of(Sign sign, String line) {
    int start = line.indexOf(sign.before());
    int from = start + sign.before().length();
    int end = start < 0 ? -1 : line.indexOf(sign.after(), from);
    return end < 0
        ? Optional.empty()
        : Optional.of(
            new FailureCause(line, sign.advice().replace("{}", line.substring(from, end))));
  }
}

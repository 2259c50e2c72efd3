package dev.puffin.cli;

import dev.puffin.install.LinkMode;
import dev.puffin.settings.InputOptions;
import dev.puffin.settings.InstallOptions;
import dev.puffin.settings.InstallRequest;
import dev.puffin.settings.ResolveOptions;
import java.util.List;

/** How and where packages are installed. */
final class InstallFlags {
  private static final Option DRY_RUN =
      Option.flag(OptionGroup.INSTALL, "Only tell what would be changed", "-n", "--dry-run");
  private static final Option CHECK =
      Option.flag(OptionGroup.INSTALL, "Exit with 1 if something would be changed", "--check");
  private static final Option ASK =
      Option.flag(OptionGroup.INSTALL, "Ask before anything is changed", "-a", "--ask");
  private static final Option REINSTALL =
      Option.flag(
          OptionGroup.INSTALL,
          "Install everything anew, also what is there",
          "--reinstall",
          "--force-reinstall");
  private static final Option REINSTALL_PACKAGE =
      Option.list(OptionGroup.INSTALL, "NAME", "Install this anew", "--reinstall-package");
  private static final Option LINK_MODE =
      Option.value(
          OptionGroup.INSTALL,
          "MODE",
          "How files get from the cache into the environment: clone, hardlink, copy or symlink;"
              + " without it the best that works",
          "--link-mode");
  private static final Option REQUIRE_HASHES =
      Option.toggle(
          OptionGroup.HASHES,
          "Refuse what has no --hash in the requirements; what has one is checked anyway",
          "--require-hashes",
          "--no-require-hashes");

  private static final Option COMPILE_BYTECODE =
      Option.toggle(
          OptionGroup.INSTALL,
          "Compile modules, so that their first import is quick",
          List.of("--compile-bytecode", "--compile"),
          List.of("--no-compile-bytecode", "--no-compile"));
  private static final Option STRICT =
      Option.flag(
          OptionGroup.INSTALL, "Warn when installed packages lack what they require", "--strict");
  private static final Option OUTPUT_FORMAT =
      Option.value(
          OptionGroup.OUTPUT,
          "FORMAT",
          "How changes are told: `text`, or `json` on standard output",
          "--output-format");

  private static final List<Option> ALL =
      List.of(
          DRY_RUN,
          CHECK,
          ASK,
          REINSTALL,
          REINSTALL_PACKAGE,
          LINK_MODE,
          COMPILE_BYTECODE,
          STRICT,
          OUTPUT_FORMAT,
          REQUIRE_HASHES);

  /** Everything that pip-sync and pip-install take alike, but for what is asked for. */
  static final List<Option> REQUEST =
      Option.join(
          ALL,
          PythonFlags.CHANGING,
          IndexFlags.ALL,
          NetworkFlags.ALL,
          BuildFlags.ALL,
          CacheFlags.ALL,
          GeneralFlags.ALL,
          IgnoredFlags.ANY);

  private InstallFlags() {}

  /** The choice on the command line, for what is asked for. */
  static InstallRequest request(Arguments arguments, InputOptions inputs, ResolveOptions resolve) {
    return new InstallRequest(
        inputs, resolve, read(arguments), BuildFlags.read(arguments), CommonFlags.read(arguments));
  }

  private static InstallOptions read(Arguments arguments) {
    return new InstallOptions(
        mode(arguments),
        arguments.value(LINK_MODE).map(InstallFlags::linkMode),
        arguments.has(REINSTALL),
        Values.packageNames(arguments.values(REINSTALL_PACKAGE)),
        arguments.toggle(REQUIRE_HASHES),
        arguments.toggle(COMPILE_BYTECODE).orElse(false),
        arguments.has(STRICT),
        arguments
            .value(OUTPUT_FORMAT)
            .map(InstallFlags::format)
            .orElse(InstallOptions.Format.TEXT));
  }

  private static InstallOptions.Mode mode(Arguments arguments) {
    if (arguments.has(CHECK)) {
      return InstallOptions.Mode.CHECK;
    }
    if (arguments.has(DRY_RUN)) {
      return InstallOptions.Mode.DRY_RUN;
    }
    return arguments.has(ASK) ? InstallOptions.Mode.ASK : InstallOptions.Mode.APPLY;
  }

  private static InstallOptions.Format format(String text) {
    return switch (text) {
      case "text" -> InstallOptions.Format.TEXT;
      case "json" -> InstallOptions.Format.JSON;
      default -> throw Values.unknownChoice(OUTPUT_FORMAT, text, List.of("text", "json"));
    };
  }

  private static LinkMode linkMode(String text) {
    return switch (text) {
      case "clone" -> LinkMode.CLONE;
      case "hardlink" -> LinkMode.HARDLINK;
      case "copy" -> LinkMode.COPY;
      case "symlink" -> LinkMode.SYMLINK;
      default ->
          throw Values.unknownChoice(
              LINK_MODE, text, List.of("clone", "hardlink", "copy", "symlink"));
    };
  }
}

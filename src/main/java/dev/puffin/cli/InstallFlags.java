package dev.puffin.cli;

import dev.puffin.error.Problem;
import dev.puffin.install.LinkMode;
import dev.puffin.settings.InputOptions;
import dev.puffin.settings.InstallOptions;
import dev.puffin.settings.InstallRequest;
import dev.puffin.settings.ResolveOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
  private static final Option TARGET =
      Option.value(
          OptionGroup.INSTALL, "DIR", "Install everything into this folder", "-t", "--target");
  private static final Option PREFIX =
      Option.value(OptionGroup.INSTALL, "DIR", "Install below this prefix", "--prefix");
  private static final Option USER =
      Option.flag(OptionGroup.INSTALL, "Install into the user's own folder", "--user");
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
          "--compile-bytecode",
          "--no-compile-bytecode");
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
          TARGET,
          PREFIX,
          USER,
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
        place(arguments),
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

  private static InstallOptions.Place place(Arguments arguments) {
    Optional<Path> target = arguments.value(TARGET).map(Path::of);
    Optional<Path> prefix = arguments.value(PREFIX).map(Path::of);
    boolean user = arguments.has(USER);
    if ((target.isPresent() ? 1 : 0) + (prefix.isPresent() ? 1 : 0) + (user ? 1 : 0) > 1) {
      throw new UsageException(
          Problem.of("--target, --prefix and --user name different places: give one of them"));
    }
    if (target.isPresent()) {
      return new InstallOptions.Place.Target(target.get());
    }
    if (prefix.isPresent()) {
      return new InstallOptions.Place.Prefix(prefix.get());
    }
    return user ? new InstallOptions.Place.User() : new InstallOptions.Place.Environment();
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

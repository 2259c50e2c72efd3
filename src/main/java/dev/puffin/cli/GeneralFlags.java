package dev.puffin.cli;

import java.util.List;
import java.util.Optional;

/** The options every command takes. */
final class GeneralFlags {
  static final Option QUIET =
      Option.flag(OptionGroup.GENERAL, "Say nothing but errors", "-q", "--quiet");
  static final Option VERBOSE =
      Option.flag(
          OptionGroup.GENERAL,
          "Say more, and show the stack trace of a failure",
          "-v",
          "--verbose");
  static final Option COLOR =
      Option.toggle(
          OptionGroup.GENERAL,
          "Use colours or not",
          List.of("--color", "--color=always"),
          List.of("--no-color", "--color=never"));

  /** Accepted, as in uv: that is the default. */
  private static final Option COLOR_AUTO = Option.flag(OptionGroup.GENERAL, "", "--color=auto");

  private static final Option NO_PROGRESS =
      Option.flag(OptionGroup.GENERAL, "Show no progress bar", "--no-progress");
  static final Option DIRECTORY =
      Option.value(OptionGroup.GENERAL, "DIR", "Run as if started in this folder", "--directory");
  static final Option ISOLATED =
      Option.flag(
          OptionGroup.GENERAL,
          "Read no configuration file and no PIP_ or PUFFIN_ variable",
          "--isolated",
          "--no-config");
  static final Option CONFIG_FILE =
      Option.value(
          OptionGroup.GENERAL,
          "FILE",
          "Read pip's configuration from this file, not from the user's",
          "--config-file");

  /** Accepted, as in pip: {@code off} is the same as {@code --no-progress}. */
  private static final Option PROGRESS_BAR =
      Option.value(OptionGroup.GENERAL, "KIND", "", "--progress-bar");

  static final Option ERROR_FORMAT =
      Option.value(
          OptionGroup.GENERAL,
          "FORMAT",
          "How failures are written: text or json",
          "--error-format");
  static final Option HELP = Option.flag(OptionGroup.GENERAL, "Show this help", "-h", "--help");

  static final List<Option> ALL =
      List.of(
          QUIET,
          VERBOSE,
          COLOR,
          COLOR_AUTO,
          NO_PROGRESS,
          PROGRESS_BAR,
          DIRECTORY,
          CONFIG_FILE,
          ISOLATED,
          ERROR_FORMAT,
          HELP);

  private GeneralFlags() {}

  /** Whether failures are written as JSON. */
  static boolean hasJsonErrors(Arguments arguments) {
    return arguments
        .value(ERROR_FORMAT)
        .map(text ->
            switch (text) {
              case "text" -> false;
              case "json" -> true;
              default -> throw Values.unknownChoice(ERROR_FORMAT, text, List.of("text", "json"));
            })
        .orElse(false);
  }

  /** Whether a progress line may be shown. */
  static boolean allowsProgress(Arguments arguments) {
    return verbosity(arguments) == Verbosity.NORMAL
        && !arguments.has(NO_PROGRESS)
        && !arguments.value(PROGRESS_BAR).equals(Optional.of("off"));
  }

  /** How much the run says. */
  static Verbosity verbosity(Arguments arguments) {
    if (arguments.has(VERBOSE)) {
      return Verbosity.VERBOSE;
    }
    return arguments.has(QUIET) ? Verbosity.QUIET : Verbosity.NORMAL;
  }
}

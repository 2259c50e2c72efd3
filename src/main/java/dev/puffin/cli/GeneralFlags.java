package dev.puffin.cli;

import java.util.List;

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
      Option.toggle(OptionGroup.GENERAL, "Use colours or not", "--color", "--no-color");
  static final Option NO_PROGRESS =
      Option.flag(OptionGroup.GENERAL, "Show no progress bar", "--no-progress");
  static final Option DIRECTORY =
      Option.value(OptionGroup.GENERAL, "DIR", "Run as if started in this folder", "--directory");
  static final Option ISOLATED =
      Option.flag(
          OptionGroup.GENERAL,
          "Read no configuration file and no PIP_ or PUFFIN_ variable",
          "--isolated",
          "--no-config");
  static final Option ERROR_FORMAT =
      Option.value(
          OptionGroup.GENERAL,
          "FORMAT",
          "How failures are written: text or json",
          "--error-format");
  static final Option HELP = Option.flag(OptionGroup.GENERAL, "Show this help", "-h", "--help");

  static final List<Option> ALL =
      List.of(QUIET, VERBOSE, COLOR, NO_PROGRESS, DIRECTORY, ISOLATED, ERROR_FORMAT, HELP);

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

  /** How much the run says. */
  static Verbosity verbosity(Arguments arguments) {
    if (arguments.has(VERBOSE)) {
      return Verbosity.VERBOSE;
    }
    return arguments.has(QUIET) ? Verbosity.QUIET : Verbosity.NORMAL;
  }
}

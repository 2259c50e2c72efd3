package dev.puffin.cli;

import dev.puffin.lockfile.Annotations;
import dev.puffin.lockfile.OptionSpelling;
import dev.puffin.settings.OutputOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the compiled file looks like and where it goes. */
final class OutputFlags {
  private static final Option OUTPUT_FILE =
      Option.value(
          OptionGroup.OUTPUT,
          "FILE",
          "Write the result there, and keep its pins where they still fit; else to standard output",
          "-o",
          "--output-file");
  private static final Option DRY_RUN =
      Option.flag(
          OptionGroup.OUTPUT, "Only tell what would change in the output file", "-n", "--dry-run");
  private static final Option CHECK =
      Option.flag(OptionGroup.OUTPUT, "Exit with 1 if the output file would change", "--check");
  private static final Option DIFF =
      Option.value(
          OptionGroup.OUTPUT,
          "FORMAT",
          "Print the changes to standard output: text, json or markdown",
          "--diff");
  private static final Option GENERATE_HASHES =
      Option.toggle(
          OptionGroup.OUTPUT,
          "Write the digests of all files",
          "--generate-hashes",
          "--no-generate-hashes");
  private static final Option HASHES =
      Option.value(
          OptionGroup.OUTPUT,
          "WHICH",
          "Write digests of `all` files, or those `used` on the platforms resolved for",
          "--hashes");
  private static final Option FORMAT =
      Option.value(
          OptionGroup.OUTPUT,
          "FORMAT",
          "requirements.txt, or pylock.toml (PEP 751); without it what the output file is named",
          "--format");
  private static final Option HEADER =
      Option.toggle(
          OptionGroup.OUTPUT, "Write the command that made the file", "--header", "--no-header");
  private static final Option CUSTOM_COMMAND =
      Option.value(
          OptionGroup.OUTPUT,
          "TEXT",
          "Write this as the command that made the file",
          "--custom-compile-command");
  private static final Option ANNOTATE =
      Option.toggle(
          OptionGroup.OUTPUT, "Write what asked for each package", "--annotate", "--no-annotate");
  private static final Option ANNOTATION_STYLE =
      Option.value(
          OptionGroup.OUTPUT,
          "STYLE",
          "`split` writes it below the package, `line` behind it",
          "--annotation-style");
  private static final Option STRIP_EXTRAS =
      Option.toggle(
          OptionGroup.OUTPUT,
          "Leave out extras (the default)",
          "--strip-extras",
          "--no-strip-extras");
  private static final Option STRIP_MARKERS =
      Option.toggle(
          OptionGroup.OUTPUT,
          "Leave out markers (the default)",
          "--strip-markers",
          "--no-strip-markers");
  private static final Option EMIT_INDEX_URL =
      Option.toggle(
          OptionGroup.OUTPUT,
          "Write --index-url and --extra-index-url, without passwords",
          "--emit-index-url",
          "--no-emit-index-url");
  private static final Option EMIT_FIND_LINKS =
      Option.toggle(
          OptionGroup.OUTPUT, "Write --find-links", "--emit-find-links", "--no-emit-find-links");
  private static final Option EMIT_BUILD_OPTIONS =
      Option.toggle(
          OptionGroup.OUTPUT,
          "Write --no-binary and --only-binary",
          "--emit-build-options",
          "--no-emit-build-options");
  private static final Option EMIT_OPTIONS =
      Option.toggle(OptionGroup.OUTPUT, "All three of them", "--emit-options", "--no-emit-options");
  private static final Option EMIT_INDEX_ANNOTATION =
      Option.toggle(
          OptionGroup.OUTPUT,
          "Name the index of each package",
          "--emit-index-annotation",
          "--no-emit-index-annotation");
  private static final Option NO_EMIT_PACKAGE =
      Option.list(
          OptionGroup.OUTPUT,
          "NAME",
          "Leave out this package",
          "--no-emit-package",
          "--unsafe-package");
  private static final Option NEWLINE =
      Option.value(
          OptionGroup.OUTPUT,
          "KIND",
          "Line ends: lf, crlf, native, or preserve, which takes those of the file before",
          "--newline");

  static final List<Option> ALL =
      List.of(
          OUTPUT_FILE,
          DRY_RUN,
          CHECK,
          DIFF,
          FORMAT,
          GENERATE_HASHES,
          HASHES,
          HEADER,
          CUSTOM_COMMAND,
          ANNOTATE,
          ANNOTATION_STYLE,
          STRIP_EXTRAS,
          STRIP_MARKERS,
          EMIT_INDEX_URL,
          EMIT_FIND_LINKS,
          EMIT_BUILD_OPTIONS,
          EMIT_OPTIONS,
          EMIT_INDEX_ANNOTATION,
          NO_EMIT_PACKAGE,
          NEWLINE);

  private OutputFlags() {}

  /**
   * The choice on the command line.
   *
   * @param all every option of the command
   */
  static OutputOptions read(Arguments arguments, List<Option> all) {
    boolean options = arguments.toggle(EMIT_OPTIONS).orElse(false);
    return new OutputOptions(
        arguments.value(OUTPUT_FILE).filter(file -> !file.equals("-")).map(Path::of),
        mode(arguments),
        arguments.toggle(HEADER).orElse(true),
        arguments.value(CUSTOM_COMMAND),
        annotations(arguments),
        arguments.toggle(STRIP_EXTRAS).orElse(true),
        arguments.toggle(STRIP_MARKERS).orElse(true),
        arguments.toggle(EMIT_INDEX_URL).orElse(options),
        arguments.toggle(EMIT_FIND_LINKS).orElse(options),
        arguments.toggle(EMIT_BUILD_OPTIONS).orElse(options),
        arguments.toggle(EMIT_INDEX_ANNOTATION).orElse(false),
        Values.packageNames(arguments.values(NO_EMIT_PACKAGE)),
        arguments
            .value(NEWLINE)
            .map(OutputFlags::newline)
            .orElse(OutputOptions.NewlineChoice.PRESERVE),
        arguments.value(FORMAT).map(OutputFlags::format),
        hashes(arguments),
        arguments.value(DIFF).map(OutputFlags::diff).orElse(OutputOptions.Diff.SUMMARY),
        spellings(all));
  }

  private static OutputOptions.Mode mode(Arguments arguments) {
    if (arguments.has(CHECK)) {
      return OutputOptions.Mode.CHECK;
    }
    return arguments.has(DRY_RUN) ? OutputOptions.Mode.DRY_RUN : OutputOptions.Mode.WRITE;
  }

  private static Annotations annotations(Arguments arguments) {
    Optional<Annotations> style =
        arguments
            .value(ANNOTATION_STYLE)
            .map(text ->
                switch (text) {
                  case "split" -> Annotations.SPLIT;
                  case "line" -> Annotations.LINE;
                  default ->
                      throw Values.unknownChoice(ANNOTATION_STYLE, text, List.of("split", "line"));
                });
    return arguments.toggle(ANNOTATE).orElse(true)
        ? style.orElse(Annotations.SPLIT)
        : Annotations.NONE;
  }

  /** In any case, as pip-tools takes it. */
  private static OutputOptions.NewlineChoice newline(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "lf" -> OutputOptions.NewlineChoice.LF;
      case "crlf" -> OutputOptions.NewlineChoice.CRLF;
      case "native" -> OutputOptions.NewlineChoice.NATIVE;
      case "preserve" -> OutputOptions.NewlineChoice.PRESERVE;
      default ->
          throw Values.unknownChoice(NEWLINE, text, List.of("lf", "crlf", "native", "preserve"));
    };
  }

  private static OutputOptions.Format format(String text) {
    return switch (text) {
      case "requirements.txt" -> OutputOptions.Format.REQUIREMENTS;
      case "pylock.toml" -> OutputOptions.Format.PYLOCK;
      default ->
          throw Values.unknownChoice(FORMAT, text, List.of("requirements.txt", "pylock.toml"));
    };
  }

  private static OutputOptions.HashChoice hashes(Arguments arguments) {
    OutputOptions.HashChoice named =
        arguments
            .value(HASHES)
            .map(text ->
                switch (text) {
                  case "all" -> OutputOptions.HashChoice.ALL;
                  case "used" -> OutputOptions.HashChoice.USED;
                  default -> throw Values.unknownChoice(HASHES, text, List.of("all", "used"));
                })
            .orElse(OutputOptions.HashChoice.ALL);
    return arguments.toggle(GENERATE_HASHES).orElse(arguments.has(HASHES))
        ? named
        : OutputOptions.HashChoice.NONE;
  }

  private static OutputOptions.Diff diff(String text) {
    return switch (text) {
      case "text" -> OutputOptions.Diff.TEXT;
      case "json" -> OutputOptions.Diff.JSON;
      case "markdown" -> OutputOptions.Diff.MARKDOWN;
      default -> throw Values.unknownChoice(DIFF, text, List.of("text", "json", "markdown"));
    };
  }

  private static Map<String, OptionSpelling> spellings(List<Option> options) {
    Map<String, OptionSpelling> spellings = new HashMap<>();
    for (Option option : options) {
      boolean takesValue = !option.label().isEmpty();
      for (String name : option.names()) {
        spellings.put(name, new OptionSpelling(option.displayName(), takesValue));
      }
      for (String name : option.negations()) {
        spellings.put(name, new OptionSpelling(name, false));
      }
    }
    return spellings;
  }
}

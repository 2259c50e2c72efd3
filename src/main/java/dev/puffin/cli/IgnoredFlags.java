package dev.puffin.cli;

import dev.puffin.error.Problem;
import dev.puffin.session.Printer;
import java.util.List;

/**
 * Options of other tools that have no effect here; they are accepted so that scripts keep working.
 */
final class IgnoredFlags {
  private static final Option ALLOW_UNSAFE =
      Option.toggle(OptionGroup.GENERAL, "", "--allow-unsafe", "--no-allow-unsafe");
  private static final Option VERSION_CHECK =
      Option.flag(OptionGroup.GENERAL, "", "--disable-pip-version-check");
  private static final Option MAX_ROUNDS =
      Option.value(OptionGroup.GENERAL, "N", "", "--max-rounds");
  private static final Option RESOLVER =
      Option.value(OptionGroup.GENERAL, "NAME", "", "--resolver");
  private static final Option REUSE_HASHES =
      Option.toggle(OptionGroup.GENERAL, "", "--reuse-hashes", "--no-reuse-hashes");
  private static final Option NO_EMIT_TRUSTED_HOST =
      Option.flag(OptionGroup.GENERAL, "", "--no-emit-trusted-host");

  private static final Option LINK_MODE =
      Option.value(OptionGroup.GENERAL, "MODE", "", "--link-mode");
  private static final Option NO_PROJECT = Option.flag(OptionGroup.GENERAL, "", "--no-project");

  /** puffin reads no sources of uv's own, and brings no Python. */
  private static final Option NO_UV =
      Option.flag(
          OptionGroup.GENERAL, "", "--no-sources", "--no-managed-python", "--no-python-downloads");

  /** Options of uv's venv command. */
  static final List<Option> VENV = List.of(VERSION_CHECK, NO_UV, LINK_MODE, NO_PROJECT);

  /** Options of pip-tools' and uv's compile commands. */
  static final List<Option> COMPILING =
      List.of(
          ALLOW_UNSAFE,
          VERSION_CHECK,
          MAX_ROUNDS,
          RESOLVER,
          REUSE_HASHES,
          NO_EMIT_TRUSTED_HOST,
          NO_UV,
          LINK_MODE);

  /** Options of all commands. */
  static final List<Option> ANY = List.of(VERSION_CHECK, NO_UV);

  /** Those whose absence changes nothing a user could see. */
  private static final List<Option> SILENT =
      List.of(ALLOW_UNSAFE, VERSION_CHECK, NO_EMIT_TRUSTED_HOST, NO_UV, LINK_MODE);

  private IgnoredFlags() {}

  /** Warns of those that were given. */
  static void warn(Arguments arguments, List<Option> accepted, Printer printer) {
    for (Option option : accepted) {
      boolean given =
          option.kind() == Option.Kind.TOGGLE
              ? arguments.toggle(option).isPresent()
              : arguments.has(option);
      if (given && !SILENT.contains(option)) {
        printer.warn(Problem.of(option.displayName() + " has no effect in puffin"));
      }
    }
  }
}

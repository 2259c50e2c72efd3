package dev.puffin.cli;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.resolver.PrereleaseMode;
import dev.puffin.resolver.ResolutionMode;
import dev.puffin.resolver.UploadCutoff;
import dev.puffin.settings.ResolveOptions;
import dev.puffin.tags.PlatformChoice;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which versions are chosen, and for which Python and platform. */
final class ResolveFlags {
  private static final Option RESOLUTION =
      Option.value(
          OptionGroup.RESOLUTION,
          "MODE",
          "Prefer the `highest` versions, the `lowest`, or `lowest-direct` for what is required"
              + " directly",
          "--resolution");
  private static final Option PRERELEASE =
      Option.value(
          OptionGroup.RESOLUTION,
          "MODE",
          "Pre-releases: `allow`, `disallow`, `if-necessary`, `explicit`,"
              + " `if-necessary-or-explicit`; without it the rule of pip",
          "--prerelease");
  private static final Option PRE =
      Option.flag(OptionGroup.RESOLUTION, "The same as --prerelease allow", "--pre");
  private static final Option PRERELEASE_PACKAGE =
      Option.list(
          OptionGroup.RESOLUTION,
          "NAME=MODE",
          "The same for one package; NAME alone allows them",
          "--prerelease-package");
  private static final Option NO_DEPS =
      Option.flag(
          OptionGroup.RESOLUTION, "Take what is asked for, without its dependencies", "--no-deps");
  private static final Option EXCLUDE_NEWER =
      Option.value(
          OptionGroup.RESOLUTION,
          "WHEN",
          "Leave out files uploaded later: a date, a time, or a span such as `3 days`",
          "--exclude-newer",
          "--uploaded-prior-to");
  private static final Option EXCLUDE_NEWER_PACKAGE =
      Option.list(
          OptionGroup.RESOLUTION,
          "NAME=WHEN",
          "The same for one package; `NAME=false` leaves out nothing of it",
          "--exclude-newer-package");
  private static final Option PYTHON_VERSION =
      Option.value(
          OptionGroup.RESOLUTION,
          "VERSION",
          "Resolve for this Python, which need not be installed",
          "--python-version");
  private static final Option PYTHON_PLATFORM =
      Option.list(
          OptionGroup.RESOLUTION,
          "PLATFORM",
          "Resolve for this platform: linux, macos, windows, x86_64-manylinux_2_28, …; several"
              + " make one result with markers",
          "--python-platform");
  private static final Option UNIVERSAL =
      Option.flag(
          OptionGroup.RESOLUTION,
          "Resolve for all platforms, and for the Python and all later ones, into one result with"
              + " markers",
          "--universal");

  static final List<Option> ALL =
      List.of(
          RESOLUTION,
          PRERELEASE,
          PRE,
          PRERELEASE_PACKAGE,
          NO_DEPS,
          EXCLUDE_NEWER,
          EXCLUDE_NEWER_PACKAGE,
          PYTHON_VERSION,
          PYTHON_PLATFORM,
          UNIVERSAL);

  /** For commands that look for the newest release of a package. */
  static final List<Option> NEWEST =
      List.of(PRERELEASE, PRE, PRERELEASE_PACKAGE, EXCLUDE_NEWER, EXCLUDE_NEWER_PACKAGE);

  /** For commands that take what is locked. */
  static final List<Option> SYNCING =
      List.of(
          PRERELEASE, PRE, EXCLUDE_NEWER, EXCLUDE_NEWER_PACKAGE, PYTHON_VERSION, PYTHON_PLATFORM);

  private static final Map<String, PrereleaseMode> PRERELEASE_MODES =
      Map.of(
          "allow", PrereleaseMode.ALLOW,
          "disallow", PrereleaseMode.DISALLOW,
          "if-necessary", PrereleaseMode.IF_NECESSARY,
          "explicit", PrereleaseMode.EXPLICIT,
          "if-necessary-or-explicit", PrereleaseMode.IF_NECESSARY_OR_EXPLICIT);

  private ResolveFlags() {}

  /**
   * The choice on the command line.
   *
   * @param now what spans of time count from
   */
  static ResolveOptions read(Arguments arguments, Instant now) {
    return new ResolveOptions(
        arguments.value(RESOLUTION).map(ResolveFlags::mode).orElse(ResolutionMode.HIGHEST),
        prerelease(arguments),
        packagePrereleases(arguments),
        cutoff(arguments, now),
        !arguments.has(NO_DEPS),
        arguments.value(PYTHON_VERSION).map(Version::parse),
        arguments.values(PYTHON_PLATFORM).stream().map(PlatformChoice::parse).toList(),
        arguments.has(UNIVERSAL));
  }

  private static ResolutionMode mode(String text) {
    return switch (text) {
      case "highest" -> ResolutionMode.HIGHEST;
      case "lowest" -> ResolutionMode.LOWEST;
      case "lowest-direct" -> ResolutionMode.LOWEST_DIRECT;
      default ->
          throw Values.unknownChoice(
              RESOLUTION, text, List.of("highest", "lowest", "lowest-direct"));
    };
  }

  private static Optional<PrereleaseMode> prerelease(Arguments arguments) {
    Optional<PrereleaseMode> named =
        arguments.value(PRERELEASE).map(text -> prereleaseMode(PRERELEASE, text));
    return named.isEmpty() && arguments.has(PRE) ? Optional.of(PrereleaseMode.ALLOW) : named;
  }

  private static PrereleaseMode prereleaseMode(Option option, String text) {
    PrereleaseMode mode = PRERELEASE_MODES.get(text);
    if (mode == null) {
      throw Values.unknownChoice(
          option, text, PRERELEASE_MODES.keySet().stream().sorted().toList());
    }
    return mode;
  }

  private static Map<PackageName, PrereleaseMode> packagePrereleases(Arguments arguments) {
    Map<PackageName, PrereleaseMode> modes = new HashMap<>();
    for (String text : arguments.values(PRERELEASE_PACKAGE)) {
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      String mode = equals < 0 ? "allow" : text.substring(equals + 1);
      modes.put(PackageName.parse(name), prereleaseMode(PRERELEASE_PACKAGE, mode));
    }
    return modes;
  }

  private static UploadCutoff cutoff(Arguments arguments, Instant now) {
    Map<PackageName, Optional<Instant>> packages = new HashMap<>();
    for (String text : arguments.values(EXCLUDE_NEWER_PACKAGE)) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw Values.wrong(EXCLUDE_NEWER_PACKAGE, text, "NAME=WHEN");
      }
      String when = text.substring(equals + 1);
      packages.put(
          PackageName.parse(text.substring(0, equals)),
          when.equals("false")
              ? Optional.empty()
              : Optional.of(Values.moment(EXCLUDE_NEWER_PACKAGE, when, now)));
    }
    return new UploadCutoff(
        arguments.value(EXCLUDE_NEWER).map(text -> Values.moment(EXCLUDE_NEWER, text, now)),
        packages);
  }
}

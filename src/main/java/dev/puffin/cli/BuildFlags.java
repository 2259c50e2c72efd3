package dev.puffin.cli;

import dev.puffin.settings.BuildOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which files are used, and how sources are built. */
final class BuildFlags {
  private static final Option NO_BUILD =
      Option.flag(
          OptionGroup.BUILD, "Build nothing: the same as --only-binary :all:", "--no-build");
  private static final Option NO_BINARY =
      Option.list(
          OptionGroup.BUILD,
          "NAMES",
          "Build these packages from source; :all: or :none: or names with commas",
          "--no-binary",
          "--no-binary-package");
  private static final Option ONLY_BINARY =
      Option.list(
          OptionGroup.BUILD,
          "NAMES",
          "Never build these packages; :all: or :none: or names with commas",
          "--only-binary",
          "--no-build-package");
  private static final Option CONFIG_SETTING =
      Option.list(
          OptionGroup.BUILD,
          "KEY=VALUE",
          "A setting for the build backends",
          "-C",
          "--config-setting",
          "--config-settings");
  private static final Option BUILD_ISOLATION =
      Option.toggle(
          OptionGroup.BUILD,
          "Build in environments of their own, or in the target's",
          "--build-isolation",
          "--no-build-isolation");
  private static final Option NO_BUILD_ISOLATION_PACKAGE =
      Option.list(
          OptionGroup.BUILD,
          "NAME",
          "Build this package in the target environment",
          "--no-build-isolation-package");
  private static final Option BUILD_CONSTRAINT =
      Option.list(
          OptionGroup.BUILD,
          "FILE",
          "Constrain the versions of build requirements",
          "-b",
          "--build-constraint",
          "--build-constraints");

  static final List<Option> ALL =
      List.of(
          NO_BUILD,
          NO_BINARY,
          ONLY_BINARY,
          CONFIG_SETTING,
          BUILD_ISOLATION,
          NO_BUILD_ISOLATION_PACKAGE,
          BUILD_CONSTRAINT);

  private BuildFlags() {}

  /** The choice on the command line. */
  static BuildOptions read(Arguments arguments) {
    List<String> onlyBinary = new ArrayList<>(arguments.values(ONLY_BINARY));
    if (arguments.has(NO_BUILD)) {
      onlyBinary.add(":all:");
    }
    return new BuildOptions(
        arguments.values(NO_BINARY),
        onlyBinary,
        settings(arguments.values(CONFIG_SETTING)),
        arguments.toggle(BUILD_ISOLATION).orElse(true),
        Values.packageNames(arguments.values(NO_BUILD_ISOLATION_PACKAGE)),
        arguments.values(BUILD_CONSTRAINT));
  }

  private static Map<String, List<String>> settings(List<String> given) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    for (String text : given) {
      int equals = text.indexOf('=');
      String key = equals < 0 ? text : text.substring(0, equals);
      String value = equals < 0 ? "" : text.substring(equals + 1);
      settings.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
    }
    return settings;
  }
}

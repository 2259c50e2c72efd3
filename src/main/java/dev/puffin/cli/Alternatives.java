package dev.puffin.cli;

import java.util.Map;
import java.util.Optional;

/** What does in puffin what options of pip, pip-tools and uv do that it has not. */
final class Alternatives {
  private static final String PYTHONS = "puffin installs no Python; name one with --python";
  private static final String PROJECTS =
      "only packagers need it: write those requirements down, or pip-compile pyproject.toml";
  private static final String TARGETS = "give --python-version and --python-platform";
  private static final String DIGESTS =
      "digests that are there are always checked; compile without --generate-hashes";

  private static final Map<String, String> BY_OPTION =
      Map.ofEntries(
          Map.entry("--pip-args", "give what pip takes to puffin itself, such as --index-url"),
          Map.entry("--project", "give --directory to run as if started there"),
          Map.entry("--platform", TARGETS),
          Map.entry("--abi", TARGETS),
          Map.entry("--implementation", TARGETS),
          Map.entry("--report", "give --dry-run --output-format json, which prints the changes"),
          Map.entry("--only-deps", "compile with --no-emit-package NAME, and sync to that"),
          Map.entry("--prefer-binary", "give --only-binary NAME for what must not be built"),
          Map.entry("--all-releases", "give --prerelease-package NAME"),
          Map.entry("--only-final", "give --prerelease-package NAME=disallow"),
          Map.entry("--require-virtualenv", "set PIP_REQUIRE_VIRTUALENV=1"),
          Map.entry("--no-proxy-env", "give --proxy '' to use no proxy"),
          Map.entry("--upgrade-group", "give --upgrade-package for its packages"),
          Map.entry("--fork-strategy", "puffin keeps one version wherever one will do"),
          Map.entry("--torch-backend", "give the --index-url of that backend"),
          Map.entry("--no-verify-hashes", DIGESTS),
          Map.entry("--verify-hashes", DIGESTS),
          Map.entry("--require-build-hashes", "limit what builds require by --build-constraint"),
          Map.entry("--config-settings-package", "give --config-setting, which is for all builds"),
          Map.entry("--no-editable", "name the folder without -e"),
          Map.entry("--build-deps-for", PROJECTS),
          Map.entry("--all-build-deps", PROJECTS),
          Map.entry("--only-build-deps", PROJECTS),
          Map.entry("--managed-python", PYTHONS),
          Map.entry("--emit-trusted-host", "set PIP_TRUSTED_HOST where the file is installed"),
          Map.entry("--emit-marker-expression", "give --universal or --no-strip-markers"),
          Map.entry("--offline-auto", "write it --offline=auto"));

  private static final Map<String, String> BY_COMMAND =
      Map.of(
          "lock", "puffin pip-compile",
          "export", "puffin pip-compile",
          "add", "puffin pip-install",
          "remove", "puffin pip-uninstall",
          "purge", "puffin clean",
          "list-outdated", "puffin list --outdated",
          "outdated", "puffin list --outdated",
          "inspect", "puffin list --format json",
          "debug", "puffin config",
          "virtualenv", "puffin venv");

  private Alternatives() {}

  /** Advice for a command that puffin has not. */
  static Optional<String> ofCommand(String name) {
    return Optional.ofNullable(BY_COMMAND.get(name)).map(other -> "try `" + other + "`");
  }

  /** Advice for an option that puffin has not, as it was written. */
  static Optional<String> of(String argument) {
    int equals = argument.indexOf('=');
    return Optional.ofNullable(
        BY_OPTION.get(equals < 0 ? argument : argument.substring(0, equals)));
  }
}

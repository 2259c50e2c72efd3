package dev.puffin.requirements;

import java.util.List;
import java.util.Optional;

/** The options that may stand in a requirements file. */
enum LineOption {
  REQUIREMENT(true, "-r", "--requirement"),
  CONSTRAINT(true, "-c", "--constraint"),
  EDITABLE(true, "-e", "--editable"),
  HASH(true, "", "--hash"),
  CONFIG_SETTINGS(true, "-C", "--config-settings", "--config-setting"),
  GLOBAL_OPTION(true, "", "--global-option"),
  USE_FEATURE(true, "", "--use-feature"),
  INDEX_URL(FileOption.Kind.INDEX_URL, true, "-i", "--index-url", "--pypi-url"),
  EXTRA_INDEX_URL(FileOption.Kind.EXTRA_INDEX_URL, true, "", "--extra-index-url"),
  NO_INDEX(FileOption.Kind.NO_INDEX, false, "", "--no-index"),
  FIND_LINKS(FileOption.Kind.FIND_LINKS, true, "-f", "--find-links"),
  NO_BINARY(FileOption.Kind.NO_BINARY, true, "", "--no-binary"),
  ONLY_BINARY(FileOption.Kind.ONLY_BINARY, true, "", "--only-binary"),
  PREFER_BINARY(FileOption.Kind.PREFER_BINARY, false, "", "--prefer-binary"),
  REQUIRE_HASHES(FileOption.Kind.REQUIRE_HASHES, false, "", "--require-hashes"),
  NO_REQUIRE_HASHES(FileOption.Kind.NO_REQUIRE_HASHES, false, "", "--no-require-hashes"),
  PRE(FileOption.Kind.PRE, false, "", "--pre"),
  ALL_RELEASES(FileOption.Kind.ALL_RELEASES, true, "", "--all-releases"),
  ONLY_FINAL(FileOption.Kind.ONLY_FINAL, true, "", "--only-final"),
  TRUSTED_HOST(FileOption.Kind.TRUSTED_HOST, true, "", "--trusted-host");

  private final Optional<FileOption.Kind> kind;
  private final boolean takesValue;
  private final String shortName;
  private final List<String> longNames;

  LineOption(boolean takesValue, String shortName, String... longNames) {
    this(Optional.empty(), takesValue, shortName, List.of(longNames));
  }

  LineOption(FileOption.Kind kind, boolean takesValue, String shortName, String... longNames) {
    this(Optional.of(kind), takesValue, shortName, List.of(longNames));
  }

  LineOption(
      Optional<FileOption.Kind> kind,
      boolean takesValue,
      String shortName,
      List<String> longNames) {
    this.kind = kind;
    this.takesValue = takesValue;
    this.shortName = shortName;
    this.longNames = longNames;
  }

  /** The option for the whole run that this is. */
  Optional<FileOption.Kind> kind() {
    return kind;
  }

  boolean takesValue() {
    return takesValue;
  }

  /** The option with this short name, such as {@code -r}. */
  static Optional<LineOption> byShortName(String name) {
    for (LineOption option : values()) {
      if (option.shortName.equals(name)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** The options that a long name, which may be shortened, can mean. */
  static List<LineOption> byLongName(String name) {
    for (LineOption option : values()) {
      if (option.longNames.contains(name)) {
        return List.of(option);
      }
    }
    return List.of(values()).stream()
        .filter(option -> option.longNames.stream().anyMatch(full -> full.startsWith(name)))
        .toList();
  }

  @Override
  public String toString() {
    return longNames.getFirst();
  }
}

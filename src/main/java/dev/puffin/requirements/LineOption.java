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
  private final String longName;
  private final String otherName;

  LineOption(boolean takesValue, String shortName, String longName, String... otherName) {
    this(Optional.empty(), takesValue, shortName, longName, otherName);
  }

  LineOption(
      FileOption.Kind kind,
      boolean takesValue,
      String shortName,
      String longName,
      String... otherName) {
    this(Optional.of(kind), takesValue, shortName, longName, otherName);
  }

  LineOption(
      Optional<FileOption.Kind> kind,
      boolean takesValue,
      String shortName,
      String longName,
      String[] otherName) {
    this.kind = kind;
    this.takesValue = takesValue;
    this.shortName = shortName;
    this.longName = longName;
    this.otherName = otherName.length == 0 ? longName : otherName[0];
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
      if (option.longName.equals(name) || option.otherName.equals(name)) {
        return List.of(option);
      }
    }
    return List.of(values()).stream()
        .filter(option -> option.longName.startsWith(name) || option.otherName.startsWith(name))
        .toList();
  }

  @Override
  public String toString() {
    return longName;
  }
}

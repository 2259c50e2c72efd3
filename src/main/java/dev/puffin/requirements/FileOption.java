package dev.puffin.requirements;

/**
 * An option in a requirements file that concerns the whole run.
 *
 * @param kind which option
 * @param value its value with variables expanded, empty for a switch
 * @param verbatim its value as written, for output
 * @param origin where it was written
 */
public record FileOption(Kind kind, String value, String verbatim, Origin origin) {

  /** The options that concern the whole run. */
  public enum Kind {
    /** {@code -i}, {@code --index-url}: takes the place of all indexes named so far. */
    INDEX_URL("--index-url"),
    /** {@code --extra-index-url}. */
    EXTRA_INDEX_URL("--extra-index-url"),
    /** {@code --no-index}. */
    NO_INDEX("--no-index"),
    /** {@code -f}, {@code --find-links}: a path is made absolute if it exists beside the file. */
    FIND_LINKS("--find-links"),
    /** {@code --no-binary}: names separated by commas, {@code :all:} or {@code :none:}. */
    NO_BINARY("--no-binary"),
    /** {@code --only-binary}: names separated by commas, {@code :all:} or {@code :none:}. */
    ONLY_BINARY("--only-binary"),
    /** {@code --prefer-binary}. */
    PREFER_BINARY("--prefer-binary"),
    /** {@code --require-hashes}. */
    REQUIRE_HASHES("--require-hashes"),
    /** {@code --no-require-hashes}. */
    NO_REQUIRE_HASHES("--no-require-hashes"),
    /** {@code --pre}. */
    PRE("--pre"),
    /** {@code --all-releases}: pre-releases are wanted of these packages. */
    ALL_RELEASES("--all-releases"),
    /** {@code --only-final}: pre-releases are not wanted of these packages. */
    ONLY_FINAL("--only-final"),
    /** {@code --trusted-host}. */
    TRUSTED_HOST("--trusted-host");

    private final String option;

    Kind(String option) {
      this.option = option;
    }

    /** The long form of the option. */
    public String option() {
      return option;
    }
  }
}

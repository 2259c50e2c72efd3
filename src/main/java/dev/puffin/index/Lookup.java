package dev.puffin.index;

/**
 * That a project was looked for somewhere.
 *
 * @param place an index or find-links place, without credentials
 * @param outcome what came of it
 */
public record Lookup(String place, Outcome outcome) {

  /** What came of a lookup. */
  public enum Outcome {
    /** It has files of the project. */
    FOUND("has it"),
    /** It knows the project, and none of its files can be used. */
    NO_FILES("has no usable file of it"),
    /** It does not know the project. */
    NOT_FOUND("does not have it"),
    /** It was not asked, because an index before it has the project. */
    NOT_ASKED("was not asked"),
    /** It can't be asked and its answer is not cached. */
    OFFLINE("is not reachable offline, and its answer is not cached"),
    /** It was not asked, because it does not use TLS and is not trusted. */
    INSECURE("was not asked, because it is neither https nor a trusted host");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    /** As the end of a sentence that begins with the place. */
    public String words() {
      return words;
    }
  }

  @Override
  public String toString() {
    return place + " " + outcome.words();
  }
}

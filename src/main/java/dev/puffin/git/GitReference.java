package dev.puffin.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a URL asks of a repository. */
public sealed interface GitReference {

  /** The commit that the repository's HEAD names. */
  record DefaultBranch() implements GitReference {}

  /**
   * One commit by its full name, which can never mean anything else.
   *
   * @param sha 40 (SHA-1) or 64 (SHA-256) lower-case hex digits
   */
  record FullCommit(String sha) implements GitReference {}

  /**
   * A branch, a tag, a {@code refs/…} name or the beginning of a commit's name.
   *
   * @param text as written in the URL
   */
  record Named(String text) implements GitReference {

    /** The references it may mean, the first that exists counts: as with pip, branch before tag. */
    List<String> candidates() {
      List<String> names = new ArrayList<>();
      if (text.startsWith("refs/")) {
        names.add(text);
      }
      names.add("refs/heads/" + text);
      names.add("refs/tags/" + text);
      names.add("refs/" + text);
      return names;
    }

    boolean mayBeCommit() {
      return text.length() >= 4 && isHex(text);
    }
  }

  /** Reads the part behind the {@code @} of a git URL. */
  static GitReference parse(String text) {
    if (text.equals("HEAD")) {
      return new DefaultBranch();
    }
    return isFullCommit(text) ? new FullCommit(lowerCase(text)) : new Named(text);
  }

  /** Whether a text is the full name of a commit. */
  static boolean isFullCommit(String text) {
    return (text.length() == 40 || text.length() == 64) && isHex(text);
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

package dev.puffin.lockfile;

/** Quotes words for a POSIX shell, which is also how pip reads the options of a file. */
final class ShellQuote {
  private static final String PLAIN_SIGNS = "@%+=:,./-_";

  private ShellQuote() {}

  /** The word as it is if no shell reads anything into it, else in single quotes. */
  static String quote(String word) {
    if (!word.isEmpty() && word.chars().allMatch(ShellQuote::isPlain)) {
      return word;
    }
    return "'" + word.replace("'", "'\"'\"'") + "'";
  }

  private static boolean isPlain(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || PLAIN_SIGNS.indexOf(character) >= 0;
  }
}

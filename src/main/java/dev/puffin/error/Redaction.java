package dev.puffin.error;

/**
 * Takes credentials out of text that is shown or written. The one place that knows what a secret
 * looks like: the user information of a URL, wherever in the text the URL is.
 */
public final class Redaction {
  private static final String HIDDEN = "****";
  private static final String SSH = "ssh";

  private Redaction() {}

  /**
   * The text with the user information of every URL in it replaced by {@code ****}. What is no
   * secret stays: references to variables ({@code ${TOKEN}}), the user {@code git}, which is a
   * convention, and the account of an SSH address without a password.
   */
  public static String of(String text) {
    return replace(text, HIDDEN);
  }

  /**
   * The text with what {@link #of} hides left out, so that its URLs can still be used: the
   * credentials then come from elsewhere.
   */
  public static String without(String text) {
    return replace(text, "");
  }

  private static String replace(String text, String substitute) {
    int scheme = text.indexOf("://");
    if (scheme < 0 || text.indexOf('@', scheme) < 0) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    int done = 0;
    while (scheme >= 0) {
      int start = scheme + 3;
      int end = userInfoEnd(text, start);
      if (end >= 0 && !isHarmless(text.substring(start, end), isSsh(text, scheme))) {
        shown.append(text, done, start).append(substitute);
        done = substitute.isEmpty() ? end + 1 : end;
      }
      scheme = text.indexOf("://", start);
    }
    return shown.append(text, done, text.length()).toString();
  }

  /** Where the @ after the user information is, or -1 when the authority has none. */
  private static int userInfoEnd(String text, int start) {
    int at = -1;
    int braces = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@') {
        at = i;
      } else if (c == '{') {
        braces++;
      } else if (c == '}') {
        braces--;
      } else if (braces == 0 && endsAuthority(c)) {
        break;
      }
    }
    return at;
  }

  private static boolean endsAuthority(char c) {
    return switch (c) {
      case '/', '?', '#', '"', '\'', '<', '>', '`', ' ', '\t', '\n', '\r' -> true;
      default -> false;
    };
  }

  private static boolean isSsh(String text, int schemeEnd) {
    return schemeEnd >= SSH.length() && text.startsWith(SSH, schemeEnd - SSH.length());
  }

  private static boolean isHarmless(String userInfo, boolean ssh) {
    int colon = userInfo.indexOf(':');
    if (userInfo.isEmpty() || userInfo.equals("git") || (ssh && colon < 0)) {
      return true;
    }
    return colon < 0
        ? isVariable(userInfo)
        : isVariable(userInfo.substring(colon + 1))
            || (userInfo.length() == colon + 1 && isVariable(userInfo.substring(0, colon)));
  }

  private static boolean isVariable(String text) {
    return text.length() > 3
        && text.startsWith("${")
        && text.indexOf('}') == text.length() - 1
        && text.indexOf(':') < 0;
  }
}

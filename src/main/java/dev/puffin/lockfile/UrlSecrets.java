package dev.puffin.lockfile;

/**
 * Keeps credentials out of what is written. Where the secret is an environment variable, as in
 * {@code https://user:${TOKEN}@host}, nothing is hidden, and neither is the account name that SSH
 * addresses need. A name without a password is taken for a token.
 */
final class UrlSecrets {
  private static final String SCHEME_END = "://";
  private static final String AUTHORITY_END = "/?#\"' \t\r\n\\";

  private UrlSecrets() {}

  /** The text with {@code ****} for the credentials of every URL in it. */
  static String mask(String text) {
    return replace(text, "****@");
  }

  /** The text with every URL in it free of credentials, so that it still can be used. */
  static String remove(String text) {
    return replace(text, "");
  }

  private static String replace(String text, String substitute) {
    StringBuilder out = new StringBuilder();
    int copied = 0;
    int scheme = text.indexOf(SCHEME_END);
    while (scheme >= 0) {
      int start = scheme + SCHEME_END.length();
      int end = authorityEnd(text, start);
      int at = text.lastIndexOf('@', end - 1);
      if (at >= start && isSecret(text, scheme, text.substring(start, at))) {
        out.append(text, copied, start).append(substitute);
        copied = at + 1;
      }
      scheme = text.indexOf(SCHEME_END, end);
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static int authorityEnd(String text, int start) {
    int end = start;
    while (end < text.length() && AUTHORITY_END.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static boolean isSecret(String text, int schemeEnd, String userInfo) {
    int colon = userInfo.indexOf(':');
    if (colon >= 0 && colon + 1 < userInfo.length()) {
      return !isVariable(userInfo.substring(colon + 1));
    }
    String account = colon < 0 ? userInfo : userInfo.substring(0, colon);
    boolean isPlainName = account.equals("git") || text.startsWith("ssh", schemeEnd - 3);
    return !account.isEmpty() && !isPlainName && !isVariable(account);
  }

  /** Whether this is {@code ${NAME}}, which pip replaces when it reads the file. */
  private static boolean isVariable(String part) {
    return part.startsWith("${") && part.indexOf('}') == part.length() - 1;
  }
}

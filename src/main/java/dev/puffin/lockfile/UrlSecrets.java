package dev.puffin.lockfile;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps credentials out of what is written. A part of them that is an environment variable, as in
 * {@code https://${USER}:${TOKEN}@host}, is no secret and is kept, and so is the account name that
 * SSH addresses need.
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
    if (userInfo.equals("git") || (text.startsWith("ssh", schemeEnd - 3) && !hasColon(userInfo))) {
      return false;
    }
    for (String part : parts(userInfo)) {
      if (!part.isEmpty() && !isVariable(part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasColon(String userInfo) {
    return userInfo.indexOf(':') >= 0;
  }

  private static List<String> parts(String userInfo) {
    List<String> parts = new ArrayList<>();
    int colon = userInfo.indexOf(':');
    parts.add(colon < 0 ? userInfo : userInfo.substring(0, colon));
    parts.add(colon < 0 ? "" : userInfo.substring(colon + 1));
    return parts;
  }

  /** Whether this is {@code ${NAME}}, which pip replaces when it reads the file. */
  private static boolean isVariable(String part) {
    return part.startsWith("${") && part.indexOf('}') == part.length() - 1;
  }
}

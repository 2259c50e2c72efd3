package dev.puffin.dist;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** URLs as texts: what of them may be shown, and when two mean the same. */
public final class UrlText {
  private static final String AUTHORITY = "://";

  private UrlText() {}

  /** The URL without user and password. */
  public static String withoutCredentials(String url) {
    int start = authority(url);
    if (start < 0) {
      return url;
    }
    int at = url.lastIndexOf('@', authorityEnd(url, start) - 1);
    return at < start ? url : url.substring(0, start) + url.substring(at + 1);
  }

  /** The URL without its fragment. */
  public static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  /** The file name at the end of the path, percent-decoded; empty if there is none. */
  public static String filename(String url) {
    String path = withoutFragment(url);
    int query = path.indexOf('?');
    path = query < 0 ? path : path.substring(0, query);
    return decode(path.substring(path.lastIndexOf('/') + 1));
  }

  /**
   * The URL in a form that is the same for URLs that mean the same: no credentials, scheme and host
   * in lower case, no default port, no slash at the end.
   */
  public static String canonical(String url) {
    String plain = withoutCredentials(withoutFragment(url));
    int start = authority(plain);
    if (start >= 0) {
      int end = authorityEnd(plain, start);
      String scheme = plain.substring(0, start).toLowerCase(Locale.ROOT);
      String host = plain.substring(start, end).toLowerCase(Locale.ROOT);
      plain = scheme + withoutDefaultPort(scheme, host) + plain.substring(end);
    }
    return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
  }

  /** Percent-decodes; what is no valid escape stays as it is. */
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
      if (in[i] == '%' && high >= 0 && low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(in[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String withoutDefaultPort(String scheme, String host) {
    if (scheme.equals("https://") && host.endsWith(":443")) {
      return host.substring(0, host.length() - ":443".length());
    }
    if (scheme.equals("http://") && host.endsWith(":80")) {
      return host.substring(0, host.length() - ":80".length());
    }
    return host;
  }

  /** Where the host begins, or -1. */
  private static int authority(String url) {
    int colon = url.indexOf(AUTHORITY);
    return colon < 0 ? -1 : colon + AUTHORITY.length();
  }

  private static int authorityEnd(String url, int start) {
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}

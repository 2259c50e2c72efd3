package dev.puffin.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An absolute {@code http} or {@code https} URL taken apart (RFC 3986). Made for the URLs that
 * indexes really serve: characters that should have been escaped are escaped instead of refused.
 *
 * @param scheme {@code http} or {@code https}
 * @param userInfo what stands before the @, still escaped
 * @param host lower-case, an IPv6 address without its brackets
 * @param port the one given, or the scheme's own
 * @param path starts with a slash, dot segments removed, escaped
 * @param query what follows the question mark, escaped
 */
public record WebUrl(
    String scheme,
    Optional<String> userInfo,
    String host,
    int port,
    String path,
    Optional<String> query) {

  /** By character: whether it may stand in a URL as it is. */
  private static final boolean[] ALLOWED = allowed();

  /** The URL, or nothing when the text is not an absolute http or https URL with a host. */
  public static Optional<WebUrl> parse(String text) {
    int colon = text.indexOf("://");
    if (colon < 0) {
      return Optional.empty();
    }
    String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.empty();
    }
    int start = colon + 3;
    int end = start;
    while (end < text.length() && "/?#\\".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return parse(scheme, text.substring(start, end), text.substring(end));
  }

  private static Optional<WebUrl> parse(String scheme, String authority, String rest) {
    int at = authority.lastIndexOf('@');
    Optional<String> userInfo = at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at));
    String address = authority.substring(at + 1);
    int portColon = address.indexOf(':', Math.max(0, address.lastIndexOf(']')));
    String host = portColon < 0 ? address : address.substring(0, portColon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    int port =
        portColon < 0 ? standardPort(scheme) : port(address.substring(portColon + 1), scheme);
    if (host.isEmpty() || port < 0) {
      return Optional.empty();
    }
    int hash = rest.indexOf('#');
    String target = hash < 0 ? rest : rest.substring(0, hash);
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    Optional<String> query =
        mark < 0 ? Optional.empty() : Optional.of(escaped(target.substring(mark + 1)));
    return Optional.of(
        new WebUrl(scheme, userInfo, host.toLowerCase(Locale.ROOT), port, cleanPath(path), query));
  }

  /**
   * Where a link on this page leads to. A fragment is dropped.
   *
   * @return nothing for another scheme than http and https
   */
  public Optional<WebUrl> resolve(String reference) {
    int colon = schemeEnd(reference);
    if (colon > 0) {
      return parse(reference);
    }
    if (reference.startsWith("//")) {
      return parse(scheme + ":" + reference);
    }
    int hash = reference.indexOf('#');
    String target = hash < 0 ? reference : reference.substring(0, hash);
    if (target.isEmpty()) {
      return Optional.of(this);
    }
    int mark = target.indexOf('?');
    String relative = mark < 0 ? target : target.substring(0, mark);
    Optional<String> newQuery =
        mark < 0 ? Optional.empty() : Optional.of(escaped(target.substring(mark + 1)));
    String newPath =
        relative.isEmpty()
            ? path
            : relative.startsWith("/")
                ? cleanPath(relative)
                : below(path.substring(0, path.lastIndexOf('/') + 1), relative);
    return Optional.of(new WebUrl(scheme, userInfo, host, port, newPath, newQuery));
  }

  /** User and password, unescaped, when the URL has any; a missing password is the empty text. */
  public Optional<Credentials> credentials() {
    return userInfo.filter(text -> !text.isEmpty()).map(WebUrl::credentials);
  }

  private static Credentials credentials(String userInfo) {
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new Credentials(unescaped(userInfo), Optional.empty())
        : new Credentials(
            unescaped(userInfo.substring(0, colon)),
            Optional.of(unescaped(userInfo.substring(colon + 1))));
  }

  /** Whether the other has the same scheme, host and port, so that one server answers for both. */
  public boolean sameOrigin(WebUrl other) {
    return scheme.equals(other.scheme) && host.equals(other.host) && port == other.port;
  }

  /** Scheme, host and, when it is not the standard one, port. */
  public String origin() {
    return scheme + "://" + authority();
  }

  /** Host and, when it is not the standard one, port; an IPv6 address in brackets. */
  public String authority() {
    String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == standardPort(scheme) ? shown : shown + ":" + port;
  }

  /** Path and query, as they are requested. */
  public String target() {
    return query.isPresent() ? path + "?" + query.get() : path;
  }

  /** Whether the connection is encrypted. */
  public boolean isSecure() {
    return scheme.equals("https");
  }

  /** The URL as it is requested and shown: without credentials. */
  @Override
  public String toString() {
    return origin() + target();
  }

  private static int standardPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static int port(String text, String scheme) {
    if (text.isEmpty()) {
      return standardPort(scheme);
    }
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || port > 65535) {
        return -1;
      }
      port = port * 10 + c - '0';
    }
    return port <= 65535 ? port : -1;
  }

  private static int schemeEnd(String reference) {
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c == ':') {
        return i;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && (i == 0 || !later)) {
        return -1;
      }
    }
    return -1;
  }

  /** A relative path in a clean folder; steps up at its beginning, as indexes have them, first. */
  private static String below(String folder, String relative) {
    int up = 0;
    int end = folder.length();
    while (relative.startsWith("../", up)) {
      up += 3;
      end = Math.max(1, folder.lastIndexOf('/', end - 2) + 1);
    }
    return cleanPath(folder.substring(0, end) + relative.substring(up));
  }

  private static String cleanPath(String path) {
    String absolute = path.startsWith("/") ? path : "/" + path;
    return escaped(absolute.contains("/.") ? withoutDotSegments(absolute) : absolute);
  }

  private static String withoutDotSegments(String path) {
    StringBuilder clean = new StringBuilder(path.length());
    int start = 0;
    while (start < path.length()) {
      int end = path.indexOf('/', start + 1);
      String segment = end < 0 ? path.substring(start) : path.substring(start, end);
      boolean last = end < 0;
      if (segment.equals("/..")) {
        clean.setLength(Math.max(0, clean.lastIndexOf("/")));
      } else if (!segment.equals("/.")) {
        clean.append(segment);
      }
      if (last && (segment.equals("/..") || segment.equals("/."))) {
        clean.append('/');
      }
      start = last ? path.length() : end;
    }
    return clean.toString();
  }

  /** Escapes what may not stand in a URL as it is; what is escaped already stays. */
  private static String escaped(String text) {
    int i = 0;
    while (i < text.length() && isAllowed(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
    for (byte b : text.substring(i).getBytes(StandardCharsets.UTF_8)) {
      if (b >= 0 && isAllowed((char) b)) {
        escaped.append((char) b);
      } else {
        escaped.append('%');
        escaped.append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)));
        escaped.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return escaped.toString();
  }

  private static boolean[] allowed() {
    boolean[] allowed = new boolean[127];
    for (char c = ' ' + 1; c < allowed.length; c++) {
      allowed[c] = "\"<>\\^`{|}".indexOf(c) < 0;
    }
    return allowed;
  }

  private static boolean isAllowed(char c) {
    return c < ALLOWED.length && ALLOWED[c];
  }

  private static String unescaped(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a stray percent sign: a password may have one
    }
  }
}

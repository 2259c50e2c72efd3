package dev.puffin.http;

import java.util.List;

/**
 * Hosts given with {@code --trusted-host}: their certificates are not checked, and pages are taken
 * from them without encryption.
 *
 * @param hosts each a name, with a colon and port or without, lower-case
 */
public record TrustedHosts(List<String> hosts) {

  /** Copies the list. */
  public TrustedHosts {
    hosts = List.copyOf(hosts);
  }

  /** The hosts as the user wrote them. */
  public static TrustedHosts of(List<String> hosts) {
    return new TrustedHosts(
        hosts.stream().map(host -> host.strip().toLowerCase(java.util.Locale.ROOT)).toList());
  }

  /** Whether the URL's host is one of them, with that port where one was given. */
  public boolean trusts(WebUrl url) {
    if (hosts.isEmpty()) {
      return false;
    }
    String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
    return hosts.contains(host) || hosts.contains(host + ":" + url.port());
  }

  /**
   * Whether an index page from there may be believed, which is pip's rule: over TLS, from this
   * machine itself, or from a trusted host.
   */
  public boolean mayServePages(WebUrl url) {
    return url.isSecure() || isThisMachine(url.host()) || trusts(url);
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("::1")
        || (host.startsWith("127.") && Ipv4.parse(host).isPresent());
  }
}

package dev.puffin.http;

import java.util.List;

/**
 * How to reach servers.
 *
 * @param patience how long to wait and how often to try
 * @param offline whether every request fails at once
 * @param tls whom to trust
 * @param proxies through whom to go
 * @param login where user names and passwords come from
 * @param trustedHosts hosts whose certificates are not checked
 */
public record HttpSettings(
    Patience patience,
    boolean offline,
    TlsSettings tls,
    ProxyRules proxies,
    LoginSettings login,
    TrustedHosts trustedHosts) {

  /** What holds when nothing is configured; nothing of the environment is looked at. */
  public static HttpSettings standard() {
    return new HttpSettings(
        Patience.standard(),
        false,
        TlsSettings.standard(),
        ProxyRules.none(),
        LoginSettings.none(),
        TrustedHosts.of(List.of()));
  }

  /** The same with another patience. */
  public HttpSettings patience(Patience value) {
    return new HttpSettings(value, offline, tls, proxies, login, trustedHosts);
  }

  /** The same, with the network or without. */
  public HttpSettings offline(boolean value) {
    return new HttpSettings(patience, value, tls, proxies, login, trustedHosts);
  }

  /** The same with other rules for trust. */
  public HttpSettings tls(TlsSettings value) {
    return new HttpSettings(patience, offline, value, proxies, login, trustedHosts);
  }

  /** The same through other proxies. */
  public HttpSettings proxies(ProxyRules value) {
    return new HttpSettings(patience, offline, tls, value, login, trustedHosts);
  }

  /** The same with other sources of credentials. */
  public HttpSettings login(LoginSettings value) {
    return new HttpSettings(patience, offline, tls, proxies, value, trustedHosts);
  }

  /** The same with other trusted hosts. */
  public HttpSettings trustedHosts(TrustedHosts value) {
    return new HttpSettings(patience, offline, tls, proxies, login, value);
  }
}

package dev.puffin.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Which proxy a request goes through. Prints no URL, as a proxy's may hold a password.
 *
 * @param forHttp the proxy for http URLs
 * @param forHttps the proxy for https URLs
 * @param bypassed hosts that are reached directly, as {@code no_proxy} lists them
 */
public record ProxyRules(
    Optional<String> forHttp, Optional<String> forHttps, List<String> bypassed) {

  /** Copies the list. */
  public ProxyRules {
    bypassed = List.copyOf(bypassed);
  }

  /** No proxy. */
  public static ProxyRules none() {
    return new ProxyRules(Optional.empty(), Optional.empty(), List.of());
  }

  /** One proxy for everything, as {@code --proxy} says; the empty text means none. */
  public static ProxyRules explicit(String url) {
    Optional<String> proxy = Optional.of(url).filter(text -> !text.isBlank());
    return new ProxyRules(proxy, proxy, List.of());
  }

  /**
   * The rules of the environment: {@code http_proxy}, {@code https_proxy}, {@code all_proxy},
   * {@code no_proxy}, lower case before upper case. As everywhere, {@code HTTP_PROXY} is not
   * believed in a CGI script, where a client could set it.
   */
  public static ProxyRules fromEnvironment(Map<String, String> environment) {
    Optional<String> all = variable(environment, "all_proxy");
    Optional<String> http =
        environment.containsKey("REQUEST_METHOD")
            ? Optional.ofNullable(environment.get("http_proxy")).filter(text -> !text.isEmpty())
            : variable(environment, "http_proxy");
    Optional<String> https = variable(environment, "https_proxy");
    List<String> bypassed =
        variable(environment, "no_proxy").stream()
            .flatMap(text -> Stream.of(text.split(",")))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .toList();
    return new ProxyRules(http.or(() -> all), https.or(() -> all), bypassed);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    String lower = environment.getOrDefault(name, "");
    String value =
        lower.isEmpty() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower;
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** The proxy's URL for a request, or nothing when it goes directly. */
  public Optional<String> proxyFor(WebUrl url) {
    Optional<String> proxy = url.isSecure() ? forHttps : forHttp;
    return proxy.isEmpty() || isBypassed(url) ? Optional.empty() : proxy;
  }

  private boolean isBypassed(WebUrl url) {
    OptionalInt address = Ipv4.parse(url.host());
    for (String entry : bypassed) {
      boolean matches =
          entry.equals("*")
              || matchesName(entry, url)
              || (address.isPresent() && Ipv4.contains(entry, address.getAsInt()));
      if (matches) {
        return true;
      }
    }
    return false;
  }

  /** The host itself or a domain above it, with a port or without. */
  private static boolean matchesName(String entry, WebUrl url) {
    String name = entry.startsWith("*.") ? entry.substring(1) : entry;
    String bare = name.startsWith(".") ? name.substring(1) : name;
    return isWithin(url.host(), bare) || isWithin(url.host() + ":" + url.port(), bare);
  }

  private static boolean isWithin(String host, String domain) {
    return host.endsWith(domain)
        && (host.length() == domain.length()
            || host.charAt(host.length() - domain.length() - 1) == '.');
  }

  @Override
  public String toString() {
    return "ProxyRules[http=" + forHttp.isPresent() + ", https=" + forHttps.isPresent() + "]";
  }
}

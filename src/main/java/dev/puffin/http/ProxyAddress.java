package dev.puffin.http;

import dev.puffin.error.Problem;

/**
 * A proxy's address.
 *
 * @param url host, port and credentials
 * @param socks whether it speaks SOCKS instead of HTTP
 */
record ProxyAddress(WebUrl url, boolean socks) {

  /**
   * Reads what the user gave; a missing scheme means http.
   *
   * @throws HttpException if it is no address
   */
  static ProxyAddress parse(String text) {
    int colon = text.indexOf("://");
    String scheme =
        colon < 0 ? "http" : text.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
    String rest = colon < 0 ? text : text.substring(colon + 3);
    boolean socks = scheme.startsWith("socks");
    boolean known = socks || scheme.equals("http");
    String port = socks && rest.lastIndexOf(':') <= rest.lastIndexOf(']') ? rest + ":1080" : rest;
    return WebUrl.parse("http://" + (socks ? port : rest))
        .filter(url -> known)
        .map(url -> new ProxyAddress(url, socks))
        .orElseThrow(() ->
            new HttpException(
                new HttpFailure.BadUrl(),
                Problem.of("the proxy address " + text + " can't be used")
                    .hint("write it as http://host:port or socks5://host:port"),
                null));
  }
}

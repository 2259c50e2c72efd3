package dev.puffin.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** Gives OkHttp the proxy that {@link ProxyRules} name. */
final class RuledProxySelector extends ProxySelector {
  private final ProxyRules rules;

  RuledProxySelector(ProxyRules rules) {
    this.rules = rules;
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(
        WebUrl.parse(uri.toString())
            .flatMap(rules::proxyFor)
            .map(RuledProxySelector::proxy)
            .orElse(Proxy.NO_PROXY));
  }

  private static Proxy proxy(String url) {
    ProxyAddress address = ProxyAddress.parse(url);
    Proxy.Type type = address.socks() ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
    // the proxy's name is resolved by OkHttp, and a SOCKS proxy resolves the target's
    return new Proxy(
        type, InetSocketAddress.createUnresolved(address.url().host(), address.url().port()));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // the request that needed the connection fails and says so
  }
}

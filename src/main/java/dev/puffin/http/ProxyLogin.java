package dev.puffin.http;

import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Sends the credentials of a proxy's URL to that proxy, once. */
final class ProxyLogin implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";

  private final ProxyRules rules;

  ProxyLogin(ProxyRules rules) {
    this.rules = rules;
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response) {
    if (response.request().header(HEADER) != null) {
      return null; // they were sent and refused
    }
    return WebUrl.parse(response.request().url().toString())
        .flatMap(rules::proxyFor)
        .flatMap(proxy -> ProxyAddress.parse(proxy).url().credentials())
        .map(login -> response.request().newBuilder().header(HEADER, login.basic()).build())
        .orElse(null);
  }
}

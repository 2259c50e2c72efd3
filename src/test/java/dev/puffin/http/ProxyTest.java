package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.testing.LoopbackServer;
import dev.puffin.testing.Reply;
import dev.puffin.testing.TunnelProxy;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxyTest {
  private static final String BASIC = "Basic bWU6czNjcmV0"; // me:s3cret

  private static HttpClient through(ProxyRules rules) {
    return HttpClient.of(
        HttpSettings.standard().proxies(rules).patience(Patience.standard().retries(0)));
  }

  @Test
  void asksTheProxyForPlainHttpAndLogsIn() throws IOException {
    try (LoopbackServer proxy =
        LoopbackServer.start(request ->
            request.header("proxy-authorization").filter(BASIC::equals).isPresent()
                ? Reply.of(200, request.path())
                : Reply.of(407, "").header("Proxy-Authenticate", "Basic realm=\"p\""))) {
      String address = proxy.base().replace("http://", "http://me:s3cret@");
      try (HttpClient client = through(ProxyRules.explicit(address))) {
        byte[] body =
            client.get(HttpRequest.file("http://server.invalid/x"), r -> r.body().readAllBytes());

        assertThat(body).asString().isEqualTo("http://server.invalid/x");
      }
      assertThat(proxy.log().getLast().request().header("authorization")).isEmpty();
    }
  }

  @Test
  void opensATunnelForHttpsAndLogsInToTheProxyOnly() {
    try (TunnelProxy proxy = TunnelProxy.start();
        LoopbackServer target = LoopbackServer.start(request -> Reply.of(200, "not TLS"));
        HttpClient client =
            through(
                ProxyRules.fromEnvironment(
                    Map.of("https_proxy", "http://me:s3cret@" + proxy.address())))) {
      String url = target.base().replace("http://", "https://");

      // the target does not speak TLS: all that matters is that it was reached by the tunnel
      assertThatThrownBy(() -> client.get(HttpRequest.file(url), HttpResponse::status))
          .isInstanceOf(HttpException.class);
      assertThat(proxy.heads()).isNotEmpty();
      assertThat(proxy.heads().getFirst())
          .startsWith("CONNECT 127.0.0.1:" + target.port())
          .contains("Proxy-Authorization: " + BASIC);
    }
  }

  @Test
  void namesTheProxyThatIsNotThere() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    ProxyRules rules = ProxyRules.explicit("http://me:s3cret@127.0.0.1:" + port);
    try (HttpClient client = through(rules)) {
      assertThatThrownBy(
              () -> client.get(HttpRequest.file("http://server.invalid/x"), HttpResponse::status))
          .isInstanceOfSatisfying(
              HttpException.class,
              failure ->
                  assertThat(failure.problem().evidence())
                      .containsExactly("the way there leads through the proxy 127.0.0.1:" + port));
    }
  }

  @Test
  void goesDirectlyWhereNoProxySaysSo() throws IOException {
    try (LoopbackServer server = LoopbackServer.start(request -> Reply.of(200, "direct"));
        HttpClient client =
            through(
                ProxyRules.fromEnvironment(
                    Map.of("http_proxy", "http://proxy.invalid", "no_proxy", "127.0.0.0/8")))) {
      assertThat(client.get(HttpRequest.file(server.base()), HttpResponse::status)).isEqualTo(200);
    }
  }
}

package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.testing.LoopbackServer;
import dev.puffin.testing.Reply;
import dev.puffin.testing.ServerKey;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyConnectionTest {
  @TempDir private static Path folder;
  private static ServerKey key;
  private static HttpSettings settings;

  private LoopbackServer server;

  @BeforeAll
  static void makeKey() throws IOException, GeneralSecurityException, InterruptedException {
    key = ServerKey.make(folder.resolve("keys.p12"));
    Path certificate = Files.writeString(folder.resolve("authority.pem"), key.certificate());
    settings =
        HttpSettings.standard()
            .patience(Patience.standard().firstPause(Duration.ofMillis(2)))
            .tls(TlsSettings.standard().authorities(certificate));
  }

  @BeforeEach
  void start() throws GeneralSecurityException {
    server = LoopbackServer.start(key.context(), request -> Reply.of(200, "hello"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String fetch(HttpClient client, String url) throws IOException {
    return client.get(
        HttpRequest.file(url),
        response -> new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void isUsedForTheFirstRequestsToItsHost() throws IOException {
    try (HttpClient client = HttpClient.of(settings)) {
      client.connect(server.base() + "/simple/");

      assertThat(fetch(client, server.base() + "/x")).isEqualTo("hello");
      assertThat(fetch(client, server.base() + "/y")).isEqualTo("hello");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void isMadeBeforeAnythingIsAskedFor() throws IOException, GeneralSecurityException {
    Tls tls = Tls.of(settings.tls(), true);
    EarlyConnection early = begin(server.base(), tls);

    try (SSLSocket taken = early.take(address(server.port()), 10_000).orElseThrow()) {
      assertThat(taken.getSession().isValid()).isTrue();
      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.log()).isEmpty();
    }
  }

  private static EarlyConnection begin(String url, Tls tls) {
    return EarlyConnection.begin(url(url), settings.patience(), () -> tls, Trace.off());
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  @Test
  void isGivenAwayOnceAndForItsOwnHostOnly() throws IOException {
    EarlyConnection early = begin(server.base(), Tls.of(settings.tls(), true));

    assertThat(early.take(address(server.port() + 1), 10_000)).isEmpty();
    assertThat(
            early.take(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), server.port()), 10_000))
        .isEmpty();
    try (SSLSocket _ = early.take(address(server.port()), 10_000).orElseThrow()) {
      assertThat(early.take(address(server.port()), 10_000)).isEmpty();
    }
  }

  @Test
  void isWaitedForNoLongerThanForAnyOther() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = silent.getLocalPort();
      EarlyConnection early = begin("https://127.0.0.1:" + port, Tls.of(settings.tls(), true));

      assertThatThrownBy(() -> early.take(address(port), 20))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void isGivenUpWithItsClient() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      HttpClient client = HttpClient.of(settings);
      client.connect("https://127.0.0.1:" + silent.getLocalPort() + "/");
      try (Socket accepted = silent.accept()) {
        accepted.setSoTimeout(10_000);
        client.close();
        accepted.getInputStream().readAllBytes(); // ends, since the other side has closed it
      }
    }
  }

  @Test
  void otherHostsGetTheirOwn() throws IOException, GeneralSecurityException {
    try (HttpClient client = HttpClient.of(settings);
        LoopbackServer other =
            LoopbackServer.start(key.context(), request -> Reply.of(200, "other"))) {
      client.connect(server.base());

      assertThat(fetch(client, other.base() + "/x")).isEqualTo("other");
      assertThat(fetch(client, server.base() + "/x")).isEqualTo("hello");
      assertThat(List.of(server.connections(), other.connections())).containsExactly(1, 1);
    }
  }

  @Test
  void failsForNobodyButTheOneWhoNeedsAConnection() throws IOException {
    HttpSettings trustless = settings.tls(TlsSettings.standard());
    try (HttpClient client = HttpClient.of(trustless)) {
      client.connect(server.base());

      assertThatThrownBy(() -> fetch(client, server.base() + "/x"))
          .isInstanceOfSatisfying(
              HttpException.class,
              e -> assertThat(e.failure()).isInstanceOf(HttpFailure.Untrusted.class));
    }
  }

  @Test
  void isMadeAnewWhenItBroke() throws IOException, InterruptedException {
    try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread hangsUp =
          Thread.startVirtualThread(() -> {
            try (Socket accepted = rude.accept()) {
              accepted.setSoLinger(true, 0);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      EarlyConnection early =
          begin("https://127.0.0.1:" + rude.getLocalPort(), Tls.of(settings.tls(), true));
      hangsUp.join();

      try (EarlySocket socket = new EarlySocket(early)) {
        socket.connect(address(rude.getLocalPort()), 10_000);

        assertThat(socket.secure()).isEmpty();
        assertThat(socket.isConnected()).isTrue();
      }
    }
  }

  @Test
  void isNotMadeOfflineOrPastAProxyOrBlindlyOrTwiceOrWithoutTls() {
    assertThat(connects(settings)).isTrue();
    assertThat(connects(settings.offline(true))).isFalse();
    assertThat(connects(settings.proxies(ProxyRules.explicit("http://127.0.0.1:1")))).isFalse();
    assertThat(connects(settings.trustedHosts(TrustedHosts.of(List.of("127.0.0.1"))))).isFalse();
    try (Connections connections = new Connections(settings, Trace.off())) {
      assertThat(connections.begin(url("http://127.0.0.1:1/"))).isFalse();
      assertThat(connections.begin(url(server.base()))).isTrue();
      assertThat(connections.begin(url(server.base()))).isFalse();
    }
  }

  private boolean connects(HttpSettings some) {
    try (Connections connections = new Connections(some, Trace.off())) {
      return connections.begin(url(server.base()));
    }
  }

  private static WebUrl url(String text) {
    return WebUrl.parse(text).orElseThrow();
  }

  @Test
  void isSharedByClientsThatReachServersAlike() throws IOException {
    try (HttpClient client = HttpClient.of(settings);
        HttpClient alike = client.with(settings.login(LoginSettings.none().indexUrls(List.of())));
        HttpClient another = client.with(settings.patience(Patience.standard()))) {
      client.connect(server.base());

      assertThat(fetch(alike, server.base())).isEqualTo("hello");
      assertThat(server.connections()).isEqualTo(1);
      assertThat(fetch(another, server.base())).isEqualTo("hello");
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void plainHttpNeedsNoTls() throws IOException {
    HttpSettings unusable =
        settings.tls(TlsSettings.standard().authorities(folder.resolve("not-there.pem")));
    try (HttpClient client = HttpClient.of(unusable);
        LoopbackServer plain = LoopbackServer.start(request -> Reply.of(200, "plain"))) {
      client.connect(plain.base());

      assertThat(fetch(client, plain.base() + "/x")).isEqualTo("plain");
      assertThatThrownBy(() -> fetch(client, server.base() + "/x"))
          .hasMessageContaining("not-there.pem");
    }
  }

  @Test
  void requestsAreSentWithoutWaitingForReceipts() throws IOException {
    try (Socket socket = new Sockets(Optional::empty).createSocket()) {
      assertThat(socket.getTcpNoDelay()).isTrue();
    }
  }
}

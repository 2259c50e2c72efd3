package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.LoopbackServer;
import dev.puffin.testing.Reply;
import dev.puffin.testing.ServerKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir private static Path folder;
  private static ServerKey key;
  private static Path certificate;

  @BeforeAll
  static void makeKeys() throws IOException, GeneralSecurityException, InterruptedException {
    key = ServerKey.make(folder.resolve("keys.p12"));
    certificate = Files.createDirectory(folder.resolve("certificates")).resolve("authority.pem");
    Files.writeString(certificate, "a comment\n" + key.certificate());
  }

  private static String fetch(HttpSettings settings, String url) throws IOException {
    try (HttpClient client = HttpClient.of(settings.patience(Patience.standard().retries(1)))) {
      return client.get(
          HttpRequest.file(url),
          response -> new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static HttpSettings trusting(Path authorities) {
    return HttpSettings.standard().tls(TlsSettings.standard().authorities(authorities));
  }

  @Test
  void trustsTheGivenAuthority() throws IOException, GeneralSecurityException {
    try (LocalIndex index = LocalIndex.start(key.context())) {
      index.put("/x", Reply.of(200, "hello"));

      assertThat(fetch(trusting(certificate), index.base() + "/x")).isEqualTo("hello");
      assertThat(fetch(trusting(folder.resolve("certificates")), index.base() + "/x"))
          .isEqualTo("hello");
    }
  }

  @Test
  void refusesAServerNobodyVouchesForWithoutTryingAgain()
      throws IOException, GeneralSecurityException {
    try (LocalIndex index = LocalIndex.start(key.context())) {
      index.put("/x", Reply.of(200, "hello"));

      assertThatThrownBy(() -> fetch(HttpSettings.standard(), index.base() + "/x"))
          .isInstanceOfSatisfying(
              HttpException.class,
              e -> {
                assertThat(e.failure()).isInstanceOf(HttpFailure.Untrusted.class);
                assertThat(e.problem().toString()).contains("CN=puffin test").contains("--cert");
              });
      assertThat(index.count()).isZero();
    }
  }

  @Test
  void refusesACertificateThatOnlyBearsTheNameOfAnAuthority()
      throws IOException, GeneralSecurityException, InterruptedException {
    ServerKey forged = ServerKey.make(folder.resolve("forged.p12"));
    try (LocalIndex index = LocalIndex.start(forged.context())) {
      index.put("/x", Reply.of(200, "hello"));

      assertThatThrownBy(() -> fetch(trusting(certificate), index.base() + "/x"))
          .isInstanceOfSatisfying(
              HttpException.class,
              e -> assertThat(e.failure()).isInstanceOf(HttpFailure.Untrusted.class));
      assertThat(index.count()).isZero();
    }
  }

  @Test
  void decidesTheSameWithJavasOwnTls() throws IOException, GeneralSecurityException {
    assertThat(NativeTls.provider()).isPresent();
    try (LocalIndex index = LocalIndex.start(key.context())) {
      WebUrl url = WebUrl.parse(index.base()).orElseThrow();
      Tls good = Tls.of(TlsSettings.standard().authorities(certificate), true, null);
      Tls bad = Tls.of(TlsSettings.standard(), true, null);

      try (SSLSocket socket = socket(good, url)) {
        socket.startHandshake();
        assertThat(socket.getSession().isValid()).isTrue();
      }
      try (SSLSocket socket = socket(bad, url)) {
        assertThatThrownBy(socket::startHandshake).hasMessageContaining("no known authority");
      }
    }
  }

  private static SSLSocket socket(Tls tls, WebUrl url) throws IOException {
    return (SSLSocket) tls.context().getSocketFactory().createSocket(url.host(), url.port());
  }

  @Test
  void refusesAnotherHostsCertificate() throws IOException, GeneralSecurityException {
    try (LocalIndex index = LocalIndex.start(key.context())) {
      index.put("/x", Reply.of(200, "hello"));
      String url = index.base().replace("127.0.0.1", "localhost") + "/x";

      assertThatThrownBy(() -> fetch(trusting(certificate), url))
          .isInstanceOfSatisfying(
              HttpException.class,
              e -> assertThat(e.failure()).isInstanceOf(HttpFailure.Untrusted.class));
    }
  }

  @Test
  void asksNoCertificateOfTrustedHosts() throws IOException, GeneralSecurityException {
    try (LocalIndex index = LocalIndex.start(key.context())) {
      index.put("/x", Reply.of(200, "hello"));
      HttpSettings settings =
          HttpSettings.standard().trustedHosts(TrustedHosts.of(List.of("localhost")));

      assertThat(fetch(settings, index.base().replace("127.0.0.1", "localhost") + "/x"))
          .isEqualTo("hello");
      assertThatThrownBy(() -> fetch(settings, index.base() + "/x"))
          .isInstanceOf(HttpException.class);
    }
  }

  @Test
  void namesAnAuthorityFileThatHasNone() throws IOException, GeneralSecurityException {
    Path empty = Files.writeString(folder.resolve("empty.txt"), "nothing");
    try (LocalIndex index = LocalIndex.start(key.context())) {
      assertThatThrownBy(() -> fetch(trusting(empty), index.base() + "/x"))
          .hasMessageContaining("empty.txt");
      assertThatThrownBy(() -> fetch(trusting(folder.resolve("missing")), index.base() + "/x"))
          .hasMessageContaining("missing");
    }
  }

  @Test
  void showsItsOwnCertificateInEveryUsualForm() throws IOException, GeneralSecurityException {
    byte[] own = key.privateKey().getEncoded();
    String chain = Files.readString(certificate);
    Path pkcs8 =
        Files.writeString(folder.resolve("pkcs8"), chain + ServerKey.pem("PRIVATE KEY", own));
    Path sec1 =
        Files.writeString(
            folder.resolve("sec1"), ServerKey.pem("EC PRIVATE KEY", withCurve(own)) + chain);
    SSLContext context = key.context();
    for (Path client : List.of(pkcs8, sec1)) {
      try (LoopbackServer server =
          LoopbackServer.startAskingForCertificates(context, request -> Reply.of(200, "hello"))) {
        HttpSettings settings = trusting(certificate);

        assertThatThrownBy(() -> fetch(settings, server.base() + "/x"))
            .isInstanceOf(HttpException.class);
        assertThat(fetch(settings.tls(settings.tls().clientCertificate(client)), server.base()))
            .isEqualTo("hello");
      }
    }
  }

  @Test
  void namesAClientCertificateThatCannotBeUsed() throws IOException {
    HttpSettings settings =
        HttpSettings.standard().tls(TlsSettings.standard().clientCertificate(certificate));

    assertThatThrownBy(() -> fetch(settings, "https://127.0.0.1:1/"))
        .hasMessageContaining(certificate.toString())
        .hasMessageContaining("no usable private key");
  }

  /** The ECPrivateKey inside a PKCS #8 key, with the curve that RFC 5915 puts into it. */
  private static byte[] withCurve(byte[] pkcs8) {
    Der outer = Der.inside(pkcs8, Der.SEQUENCE).orElseThrow();
    outer.skip();
    Der algorithm = Der.inside(outer.element(), Der.SEQUENCE).orElseThrow();
    algorithm.skip();
    byte[] curve = algorithm.element();
    byte[] octets = outer.element();
    byte[] key = Arrays.copyOfRange(octets, octets.length - (octets[1] & 255), octets.length);
    Der fields = Der.inside(key, Der.SEQUENCE).orElseThrow();
    return Der.encode(
        Der.SEQUENCE, fields.element(), fields.element(), Der.encode(Der.CONTEXT_0, curve));
  }
}

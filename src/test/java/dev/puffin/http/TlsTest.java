package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.LoopbackServer;
import dev.puffin.testing.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a key pair that the JDK's keytool makes for 127.0.0.1. */
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;
  private static KeyStore store;
  private static Path certificate;

  @BeforeAll
  static void makeKeys() throws IOException, GeneralSecurityException, InterruptedException {
    store = makeKey(folder.resolve("keys.p12"));
    certificate = Files.createDirectory(folder.resolve("certificates")).resolve("authority.pem");
    Files.writeString(
        certificate,
        "a comment\n" + pem("CERTIFICATE", store.getCertificate("server").getEncoded()));
  }

  private static KeyStore makeKey(Path file)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new ArrayList<>(List.of(keytool.toString()));
    command.addAll(List.of("-genkeypair", "-alias", "server", "-keyalg", "EC"));
    command.addAll(List.of("-dname", "CN=puffin test", "-ext", "SAN=IP:127.0.0.1"));
    command.addAll(List.of("-ext", "BC=ca:true", "-validity", "3650"));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString()));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      made.load(in, PASSWORD);
    }
    return made;
  }

  private static String pem(String label, byte[] der) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  private static SSLContext serverContext() throws GeneralSecurityException {
    return serverContext(store);
  }

  private static SSLContext serverContext(KeyStore own) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(own);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
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
    try (LocalIndex index = LocalIndex.start(serverContext())) {
      index.put("/x", Reply.of(200, "hello"));

      assertThat(fetch(trusting(certificate), index.base() + "/x")).isEqualTo("hello");
      assertThat(fetch(trusting(folder.resolve("certificates")), index.base() + "/x"))
          .isEqualTo("hello");
    }
  }

  @Test
  void refusesAServerNobodyVouchesForWithoutTryingAgain()
      throws IOException, GeneralSecurityException {
    try (LocalIndex index = LocalIndex.start(serverContext())) {
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
    KeyStore forged = makeKey(folder.resolve("forged.p12"));
    try (LocalIndex index = LocalIndex.start(serverContext(forged))) {
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
    try (LocalIndex index = LocalIndex.start(serverContext())) {
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
    try (LocalIndex index = LocalIndex.start(serverContext())) {
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
    try (LocalIndex index = LocalIndex.start(serverContext())) {
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
    try (LocalIndex index = LocalIndex.start(serverContext())) {
      assertThatThrownBy(() -> fetch(trusting(empty), index.base() + "/x"))
          .hasMessageContaining("empty.txt");
      assertThatThrownBy(() -> fetch(trusting(folder.resolve("missing")), index.base() + "/x"))
          .hasMessageContaining("missing");
    }
  }

  @Test
  void showsItsOwnCertificateInEveryUsualForm() throws IOException, GeneralSecurityException {
    PrivateKey key = (PrivateKey) store.getKey("server", PASSWORD);
    String chain = Files.readString(certificate);
    Path pkcs8 =
        Files.writeString(folder.resolve("pkcs8"), chain + pem("PRIVATE KEY", key.getEncoded()));
    Path sec1 =
        Files.writeString(
            folder.resolve("sec1"), pem("EC PRIVATE KEY", withCurve(key.getEncoded())) + chain);
    SSLContext context = serverContext();
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

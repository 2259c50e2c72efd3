package dev.puffin.http;

import dev.puffin.error.Problem;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What TLS connections are made with.
 *
 * @param context with the client's certificate, if it has one
 * @param readiness gets ready to check a server's certificates, if they are checked
 */
record Tls(SSLContext context, Runnable readiness) {

  /**
   * Reads the files the settings name; the authorities themselves are read when a server's
   * certificate is to be checked.
   *
   * @throws HttpException if a file can't be used; names it
   */
  static Tls of(TlsSettings settings, boolean checkCertificates) {
    return of(settings, checkCertificates, NativeTls.provider().orElse(null));
  }

  /** The same with that provider's TLS, or with Java's own if it is null. */
  static Tls of(TlsSettings settings, boolean checkCertificates, @Nullable Provider provider) {
    if (!checkCertificates) {
      return of(settings, new BlindTrustManager(), () -> {}, provider);
    }
    AnchoredTrustManager trust = new AnchoredTrustManager(Authorities.of(settings), provider);
    return of(settings, trust, trust::getReady, provider);
  }

  private static Tls of(
      TlsSettings settings, TrustManager trust, Runnable readiness, @Nullable Provider provider) {
    KeyManager[] keys = settings.clientCertificate().map(Tls::keys).orElse(new KeyManager[0]);
    try {
      SSLContext context =
          provider == null
              ? SSLContext.getInstance("TLS")
              : SSLContext.getInstance("TLS", provider);
      context.init(keys, new TrustManager[] {trust}, null);
      return new Tls(context, readiness);
    } catch (GeneralSecurityException e) {
      throw new HttpException(
          new HttpFailure.Untrusted("no TLS"), Problem.of("TLS is not available"), e);
    }
  }

  private static KeyManager[] keys(Path pem) {
    try {
      return ClientCertificate.read(pem);
    } catch (IOException | GeneralSecurityException e) {
      throw new HttpException(
          new HttpFailure.Untrusted("client certificate"),
          Problem.of("the client certificate " + pem + " can't be used: " + e.getMessage())
              .hint("it must be a PEM file with the certificate and its unencrypted private key"),
          e);
    }
  }

  static HttpException unusable(Path pem, @Nullable Exception cause) {
    return new HttpException(
        new HttpFailure.Untrusted("authorities"),
        Problem.of("no certificates of authorities could be read from " + pem)
            .hint("name a PEM file or a folder of PEM files with --cert"),
        cause);
  }

  /** For hosts the user trusts whatever they show. */
  private static final class BlindTrustManager extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

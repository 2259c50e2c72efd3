package dev.puffin.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Checks a server's certificates as the JDK does, against those authorities that the certificates
 * themselves name.
 */
final class AnchoredTrustManager extends X509ExtendedTrustManager {
  private final Authorities authorities;

  AnchoredTrustManager(Authorities authorities) {
    this.authorities = authorities;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    checker(chain).checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checker(chain).checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checker(chain).checkServerTrusted(chain, type, engine);
  }

  private X509ExtendedTrustManager checker(X509Certificate[] chain) throws CertificateException {
    Set<X509Certificate> anchors = new LinkedHashSet<>();
    for (X509Certificate certificate : chain) {
      anchors.addAll(authorities.named(certificate.getIssuerX500Principal()));
    }
    anchors.addAll(authorities.named(chain[0].getSubjectX500Principal()));
    if (anchors.isEmpty()) {
      throw new CertificateException(
          "no known authority vouches for it; its certificate is issued by "
              + chain[chain.length - 1].getIssuerX500Principal().getName());
    }
    try {
      return jdkChecker(anchors);
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new CertificateException("its certificate can't be checked", e);
    }
  }

  private static X509ExtendedTrustManager jdkChecker(Set<X509Certificate> anchors)
      throws GeneralSecurityException, java.io.IOException {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    int number = 0;
    for (X509Certificate anchor : anchors) {
      store.setCertificateEntry(String.valueOf(number++), anchor);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager checker) {
        return checker;
      }
    }
    throw new GeneralSecurityException("the JDK has no PKIX trust manager");
  }

  /** None: this is a client. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("clients are not checked");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }
}

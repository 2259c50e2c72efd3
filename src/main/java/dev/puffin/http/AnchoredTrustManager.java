package dev.puffin.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Checks a server's certificates as the JDK does, against those authorities that the certificates
 * themselves name.
 */
final class AnchoredTrustManager extends X509ExtendedTrustManager {
  private final Authorities authorities;
  private final @Nullable Provider signatures;

  /**
   * A check.
   *
   * @param signatures a provider that checks them more quickly than the JDK, or null
   */
  AnchoredTrustManager(Authorities authorities, @Nullable Provider signatures) {
    this.authorities = authorities;
    this.signatures = signatures;
  }

  /** Gets ready, so that the first server's certificates need not wait for what comes before. */
  void getReady() {
    authorities.open();
    RehearsedCheck.run(signatures);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, checker -> checker.checkServerTrusted(chain, standard(type)));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, checker -> checker.checkServerTrusted(chain, standard(type), socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, checker -> checker.checkServerTrusted(chain, standard(type), engine));
  }

  /** One way to ask a checker. */
  @FunctionalInterface
  private interface Question {
    void ask(X509ExtendedTrustManager checker) throws CertificateException;
  }

  /** With TLS 1.3 the kind of key says nothing; the JDK has another word for it than Conscrypt. */
  private static String standard(String type) {
    return type.equals("GENERIC") ? "UNKNOWN" : type;
  }

  private void check(X509Certificate[] chain, Question question) throws CertificateException {
    Set<TrustAnchor> anchors = anchors(chain);
    if (signatures != null) {
      // last: what asks for no provider by name gets the same one as without it
      Security.addProvider(signatures);
      try {
        question.ask(jdkChecker(anchors, signatures.getName()));
        return;
      } catch (CertificateException e) {
        // there are signatures that only the JDK can check: it has the last word
        LoggerFactory.getLogger(AnchoredTrustManager.class).debug("asking the JDK", e);
      }
    }
    question.ask(jdkChecker(anchors, null));
  }

  private Set<TrustAnchor> anchors(X509Certificate[] chain) throws CertificateException {
    Set<X509Certificate> found = new LinkedHashSet<>();
    for (X509Certificate certificate : chain) {
      found.addAll(authorities.named(certificate.getIssuerX500Principal()));
    }
    found.addAll(authorities.named(chain[0].getSubjectX500Principal()));
    if (found.isEmpty()) {
      throw new CertificateException(
          "no known authority vouches for it; its certificate is issued by "
              + chain[chain.length - 1].getIssuerX500Principal().getName());
    }
    Set<TrustAnchor> anchors = new LinkedHashSet<>();
    for (X509Certificate certificate : found) {
      anchors.add(new TrustAnchor(certificate, null));
    }
    return anchors;
  }

  /**
   * The JDK's own check.
   *
   * @param signatures the provider that checks signatures; the JDK's if null
   */
  private static X509ExtendedTrustManager jdkChecker(
      Set<TrustAnchor> anchors, @Nullable String signatures) throws CertificateException {
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, null);
      parameters.setRevocationEnabled(false); // as everywhere where nobody asks for it
      parameters.setSigProvider(signatures);
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(parameters));
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager checker) {
          return checker;
        }
      }
      throw new CertificateException("the JDK has no PKIX trust manager");
    } catch (GeneralSecurityException e) {
      throw new CertificateException("its certificate can't be checked", e);
    }
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

package dev.puffin.http;

import java.io.ByteArrayInputStream;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Checks certificates that were made for this, and that nobody else trusts. The JDK puts much of
 * its check together when it is used first, which takes longer than all checks after it: done while
 * a server is awaited, it is not done while that server's certificates wait.
 */
final class RehearsedCheck {
  /** A server's certificate with an elliptic key, and its authority with one of RSA's. */
  private static final String CHAIN =
      """
      -----BEGIN CERTIFICATE-----
      MIICizCCAXOgAwIBAgIUb1VJhfxai1XKwftrRp/W+/AFku8wDQYJKoZIhvcNAQEL
      BQAwGzEZMBcGA1UEAwwQcHVmZmluIHJlaGVhcnNhbDAgFw0yNjExMjkxNTE0MTFa
      GA85OTY2MTEwNDE1MTQxMVowHDEaMBgGA1UEAwwRcmVoZWFyc2FsLmludmFsaWQw
      WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATvjvVQeerugXIL5Hx/fDRc5+PrOslj
      6hBilzNiamUDI2bwU/HkheYdGxaWk6Ts3/m4eLfIpbuXQYZOkHf9mr97o4GOMIGL
      MAkGA1UdEwQCMAAwCwYDVR0PBAQDAgeAMBMGA1UdJQQMMAoGCCsGAQUFBwMBMBwG
      A1UdEQQVMBOCEXJlaGVhcnNhbC5pbnZhbGlkMB0GA1UdDgQWBBQv5T1K+4V5mvsB
      DQ/k7PxeApc3ITAfBgNVHSMEGDAWgBR++9XkpttVm6veeuUgIHOdIH1s5DANBgkq
      hkiG9w0BAQsFAAOCAQEAtV77jfQRdEkyrbHUV0/jGB3JPFsuTuVERalPAucq30dD
      s7zDisSXjD89Qe8FNIsm20O8PKDe3TgtBzozP5F5VnO3Rs6daXG4skaxrLJoYdfl
      Zyge3G5DKICaPhONNWOzfm87jz7Ar13OTAE7ZPVfVP4Lnxze/C2WXwQzpT2Qzxto
      h38JIbEc7sdOvraE0FUBnkI2l+zAhaWHAYNnNLgSiw++fP2iIoFgQhqueW5Rs48U
      2PVxu7ijcC98ZPaoZBrC5Ny/i7xdT4FLvJdBrjhYo3YYSBtvKnFDVuA1QYaa4ofs
      HFbyAN2mIXuNNPZofE86TN8mQ7pqllRun5+WtMr3IA==
      -----END CERTIFICATE-----
      -----BEGIN CERTIFICATE-----
      MIIDGTCCAgGgAwIBAgIURh8mxHUBJq83ZX4xW7FF3A0k93owDQYJKoZIhvcNAQEL
      BQAwGzEZMBcGA1UEAwwQcHVmZmluIHJlaGVhcnNhbDAgFw0yNjExMjkxNTE0MTFa
      GA85OTY2MTEwNDE1MTQxMVowGzEZMBcGA1UEAwwQcHVmZmluIHJlaGVhcnNhbDCC
      ASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAL3IRetoZmJhWqttRbD8pEyF
      8Tyir9f0aIrZaYTcbV5WQHieGgscUU2kbRWgi4xB8zBjuHL6rGOkpCIVvWvjgm9m
      vSvN1q+p8m4yXPq4I8P/v9uDZmFbGOwoTkAANsF5iBfwxDEYzRsuJQCSCF7vyiup
      wj7EwF9AwWm/6b3a6rHQa9UlkmwciCYi5UsZuJboX06dMI9y8e5zMtxWFSIAP7mX
      EDzGNAMgr8ouZFA1WQV08Ktt8zffDzVz0kIYlamp8DBN7oAPtOd7mrSVRbVETzYN
      oyVHvRuHr/ss1GFp6+Yid+Os3gbZiDYzUBl+DahD0YmbJEqaibAcP3xhKaTaUjEC
      AwEAAaNTMFEwHQYDVR0OBBYEFH771eSm21Wbq9565SAgc50gfWzkMB8GA1UdIwQY
      MBaAFH771eSm21Wbq9565SAgc50gfWzkMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZI
      hvcNAQELBQADggEBAFZ7F/wRS3eDOQ5GiHfaj0vMafP/VZJVcy/cHb90BrT8Hp3l
      4Tr+fOhhAiCyBhK/VVHAy/8rw+y1V50YJFXk1f9tjG6n3UOKcIxVbtk2tRyRaubp
      BThcKrs/7QC1vuFWi0UFUYJVK1S+f2jUFbBsHG3yncLmwDov4CvvtMFyJahLG6nx
      zpKZSD+WP9+ml00NGC8j4+6+tYSqK+gI3WknQd7Ulmq2+UGphTPDg4SXMIywsoy0
      ordtu1Rpo5mAB78G5Kmd+0dGLsE8lM+EdAV4iwZSrcEy8N1+FioEHSSlw8Wrxw5k
      jJznqYJOTYr33Sepodp+37P/6P8kROD6fj4hOpg=
      -----END CERTIFICATE-----
      """;

  private RehearsedCheck() {}

  /**
   * Checks them.
   *
   * @param signatures what checks signatures; the JDK if null
   */
  static void run(@Nullable Provider signatures) {
    try {
      X509Certificate[] chain = chain();
      Authorities authorities = Authorities.only(chain[chain.length - 1]);
      new AnchoredTrustManager(authorities, signatures).checkServerTrusted(chain, "GENERIC");
    } catch (CertificateException e) {
      // the first server's certificates are then checked more slowly
      LoggerFactory.getLogger(RehearsedCheck.class).debug("no rehearsal", e);
    }
  }

  static X509Certificate[] chain() throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Pem.Block> blocks = Pem.blocks(CHAIN);
    X509Certificate[] chain = new X509Certificate[blocks.size()];
    for (int i = 0; i < chain.length; i++) {
      ByteArrayInputStream der = new ByteArrayInputStream(blocks.get(i).der());
      chain[i] = (X509Certificate) factory.generateCertificate(der);
    }
    return chain;
  }
}

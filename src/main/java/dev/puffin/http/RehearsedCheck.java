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
  /**
   * A server's certificate with an elliptic key, and its authority with one of RSA's, from the year
   * 2000 to 9939: a clock that is wrong is no reason to be slow.
   */
  private static final String CHAIN =
      """
      -----BEGIN CERTIFICATE-----
      MIICfzCCAWegAwIBAgIIY6ZPEaOxLOIwDQYJKoZIhvcNAQEMBQAwGzEZMBcGA1UE
      AxMQcHVmZmluIHJlaGVhcnNhbDAgFw0wMDAxMDEwMDAwMDBaGA85OTM5MTIwNzAw
      MDAwMFowHDEaMBgGA1UEAxMRcmVoZWFyc2FsLmludmFsaWQwWTATBgcqhkjOPQIB
      BggqhkjOPQMBBwNCAASPTAT5yWhmycXjBGWfryMg5o+FAQhPorLfrACX935BNo3q
      dJHyV9lK4/CElZvzRCEo2V+NWJjaQNagdxQNE0byo4GOMIGLMB0GA1UdDgQWBBSv
      kP3Rd1Nc2rWhFFbXd0QxBIvEyjALBgNVHQ8EBAMCB4AwHAYDVR0RBBUwE4IRcmVo
      ZWFyc2FsLmludmFsaWQwCQYDVR0TBAIwADAfBgNVHSMEGDAWgBRwduMfmcokD7eP
      qTx35D/FO2KioDATBgNVHSUEDDAKBggrBgEFBQcDATANBgkqhkiG9w0BAQwFAAOC
      AQEAme5GjESwmwfkrOvvNLtHQ+yvSsypGhfNl8No2CNJrkH+fKyyCFoDuN1D64Zp
      JPgyPlgJJhQk80mqy2suaNMVjTG6gSpC7nD+witZNZWFV2xhRheVPwhaQdIih+ML
      Ivy5A5Dj8x39EgpraGMCezZ94yJW4QYwUkE2rF6RLkxu1k7Bjmj4JMJaR4ybybz5
      WJAqYUJEim5nbro43BlgF9Ig48hBMFXIVfJYLaH2C/q+3JKKoTbqNn3Hl7VfhnF4
      56GuywTSXl/zehnEgA7PUBi32PtarG21hoxfX0TpgBRYZ/nVBE/cIEHvBkUBz7Ii
      psIKpPYsz53Hz6AWGWiaI7vZOw==
      -----END CERTIFICATE-----
      -----BEGIN CERTIFICATE-----
      MIIC7TCCAdWgAwIBAgIJAMNOsspUt0+uMA0GCSqGSIb3DQEBDAUAMBsxGTAXBgNV
      BAMTEHB1ZmZpbiByZWhlYXJzYWwwIBcNMDAwMTAxMDAwMDAwWhgPOTkzOTEyMDcw
      MDAwMDBaMBsxGTAXBgNVBAMTEHB1ZmZpbiByZWhlYXJzYWwwggEiMA0GCSqGSIb3
      DQEBAQUAA4IBDwAwggEKAoIBAQClwZBoglq7Re/fG1i4KbUV1Sp2Ir4U3YUdQxKV
      d9DfW+dnR12uDgiR7wi3mXn87CgPZlBUs96fr5x7C9fykseOXKwspNLV49RkniBU
      lbAmSARYARTPzYTbt+HIxYOssyzaNaD7ntmFWh+tW/RQS+6f7qrB+RtbmYx65mep
      3wTv+uizILEhRxLr/t8HZZI2b79Uhzx53XZiC2QZ/bQ2LSN4wFv4WWb3NP4eM7Gm
      cwwBSG+Qf/3cZaBsXU2m5RrNTqEtoxYWE1F17/d52K9Jv81pMFKouYvQ/iyGPv45
      BwoNsctsISvsRh6Q9BfykupDLGRz1y9Hoq7A6zjA3LU6z6SNAgMBAAGjMjAwMB0G
      A1UdDgQWBBRwduMfmcokD7ePqTx35D/FO2KioDAPBgNVHRMBAf8EBTADAQH/MA0G
      CSqGSIb3DQEBDAUAA4IBAQAn+sSeliXTNiluJHbx+dB+TaL4ZayHdYuaOzAR8LT8
      LLW+nELetR/BJarUJOzF87P65gKfwNS9g5QlZuUc4Yd6l3th9twV/EzPhWb5ungr
      EEmXndoNV+P+v/Gip1DmoRzUttjLTS/gjWPA7Hg3aDlrtzVmIxBc7xTw4pJlA2cQ
      J0TszIkph9yW0k8HBdbEQwNfvrkMYcLbyMX8LPN/5fY4R7ML4LXaSFlmk5NaoKdo
      ZhZmwiPW3wM/sty1E5FBATfLA4lIfh/5AFLBBXRD9fH7q2/6qZZ1pVXgo24vwJdt
      XIKdhETd51PD4sH9CZRWH6alABrc6HA1uEr40A/cVvKB
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

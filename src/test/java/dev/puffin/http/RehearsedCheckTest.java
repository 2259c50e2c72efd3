package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class RehearsedCheckTest {
  @Test
  void goesToItsEndWithEitherKindOfSignatures() throws CertificateException {
    X509Certificate[] chain = RehearsedCheck.chain();
    assertThat(chain).hasSize(2);
    Authorities authorities = Authorities.only(chain[1]);
    Provider natively = NativeTls.provider().orElse(null);
    for (Provider signatures : new Provider[] {natively, null}) {
      new AnchoredTrustManager(authorities, signatures).checkServerTrusted(chain, "GENERIC");
    }
  }

  @Test
  void isValidWhateverTheClockSays() throws CertificateException {
    for (X509Certificate certificate : RehearsedCheck.chain()) {
      certificate.checkValidity(Date.from(Instant.parse("2000-01-02T00:00:00Z")));
      certificate.checkValidity(Date.from(Instant.parse("9000-01-01T00:00:00Z")));
    }
  }

  @Test
  void nobodyElseTrustsItsAuthority() throws CertificateException {
    X509Certificate[] chain = RehearsedCheck.chain();
    RehearsedCheck.run(null);
    AnchoredTrustManager real =
        new AnchoredTrustManager(Authorities.of(TlsSettings.standard()), null);
    assertThatThrownBy(() -> real.checkServerTrusted(chain, "GENERIC"))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("no known authority");
  }

  @Test
  void anAuthorityVouchesForNoOtherName() throws CertificateException {
    X509Certificate[] chain = RehearsedCheck.chain();
    Authorities authorities = Authorities.only(chain[1]);
    assertThat(authorities.named(chain[1].getSubjectX500Principal())).containsExactly(chain[1]);
    assertThat(authorities.named(chain[0].getSubjectX500Principal())).isEmpty();
  }
}

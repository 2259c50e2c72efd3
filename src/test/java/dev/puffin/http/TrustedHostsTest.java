package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedHostsTest {

  @ParameterizedTest
  @CsvSource({
    "https://any.example/, true",
    "http://any.example/, false",
    "http://localhost:8080/, true",
    "http://127.1.2.3/, true",
    "http://127.evil.example/, false",
    "http://[::1]/, true",
    "http://mirror.example/, true",
    "http://mirror.example:81/, true",
    "http://ported.example:82/, true",
    "http://ported.example/, false",
  })
  void pagesComeOverTlsOrFromHereOrFromTrustedHosts(String url, boolean allowed) {
    TrustedHosts hosts = TrustedHosts.of(List.of("Mirror.example", "ported.example:82"));

    assertThat(hosts.mayServePages(WebUrl.parse(url).orElseThrow())).isEqualTo(allowed);
  }
}

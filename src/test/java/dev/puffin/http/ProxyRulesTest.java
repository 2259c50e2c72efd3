package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRulesTest {

  private static Optional<String> proxy(Map<String, String> environment, String url) {
    return ProxyRules.fromEnvironment(environment).proxyFor(WebUrl.parse(url).orElseThrow());
  }

  @Test
  void theSchemeDecides() {
    Map<String, String> environment = Map.of("http_proxy", "p1", "https_proxy", "p2");

    assertThat(proxy(environment, "http://h/")).contains("p1");
    assertThat(proxy(environment, "https://h/")).contains("p2");
    assertThat(proxy(Map.of("all_proxy", "p3", "http_proxy", "p1"), "https://h/")).contains("p3");
    assertThat(proxy(Map.of(), "https://h/")).isEmpty();
  }

  @Test
  void lowerCaseWinsAndEmptyCountsAsUnset() {
    assertThat(proxy(Map.of("https_proxy", "low", "HTTPS_PROXY", "up"), "https://h/"))
        .contains("low");
    assertThat(proxy(Map.of("https_proxy", "", "HTTPS_PROXY", "up"), "https://h/")).contains("up");
  }

  @Test
  void aCgiScriptDoesNotBelieveItsClient() {
    assertThat(proxy(Map.of("HTTP_PROXY", "evil", "REQUEST_METHOD", "GET"), "http://h/")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, https://example.com/, true",
    "example.com, https://pypi.example.com/, true",
    ".example.com, https://pypi.example.com/, true",
    "*.example.com, https://pypi.example.com/, true",
    "EXAMPLE.com, https://example.com/, true",
    "example.com, https://notexample.com/, false",
    "example.com:8443, https://example.com:8443/, true",
    "example.com:8443, https://example.com/, false",
    "'other, example.com', https://example.com/, true",
    "*, https://example.com/, true",
    "10.0.0.0/8, http://10.20.30.40/, true",
    "10.0.0.0/8, http://11.0.0.1/, false",
    "192.168.1.0/24, http://192.168.1.77/, true",
    "192.168.1.5/32, http://192.168.1.6/, false",
    "127.0.0.1, http://127.0.0.1:8080/, true",
    "0.0.0.0/0, http://1.2.3.4/, true",
    "0.0.0.0/0, http://host/, false",
    "10.0.0.0/99, http://10.0.0.1/, false",
  })
  void someHostsAreReachedDirectly(String noProxy, String url, boolean direct) {
    Map<String, String> environment = Map.of("all_proxy", "p", "no_proxy", noProxy);

    assertThat(proxy(environment, url).isEmpty()).isEqualTo(direct);
  }

  @Test
  void theOptionWinsAndItsEmptyValueMeansNone() {
    assertThat(ProxyRules.explicit("p").forHttps()).contains("p");
    assertThat(ProxyRules.explicit("").forHttp()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "proxy.example:3128, proxy.example, 3128, false",
    "http://proxy.example:3128/, proxy.example, 3128, false",
    "http://user:secret@proxy.example, proxy.example, 80, false",
    "socks5://proxy.example, proxy.example, 1080, true",
    "socks5h://proxy.example:99, proxy.example, 99, true",
  })
  void readsAddresses(String text, String host, int port, boolean socks) {
    ProxyAddress address = ProxyAddress.parse(text);

    assertThat(address.url().host()).isEqualTo(host);
    assertThat(address.url().port()).isEqualTo(port);
    assertThat(address.socks()).isEqualTo(socks);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://u:s3cret@h", "http://", "http://u:s3cret@h:port"})
  void refusesWhatIsNoAddressWithoutShowingAPassword(String text) {
    assertThatThrownBy(() -> ProxyAddress.parse(text))
        .isInstanceOf(HttpException.class)
        .hasMessageNotContaining("s3cret");
  }
}

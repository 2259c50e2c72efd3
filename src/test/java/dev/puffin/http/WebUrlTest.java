package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {

  @ParameterizedTest
  @CsvSource({
    "HTTPS://Host.Example/Simple/, https://host.example/Simple/",
    "http://host, http://host/",
    "http://host:80/x, http://host/x",
    "https://host:8443/x?y=1#z, https://host:8443/x?y=1",
    "https://user:secret@host/x, https://host/x",
    "https://[::1]:8080/x, https://[::1]:8080/x",
    "https://host/a b/ü|, https://host/a%20b/%C3%BC%7C",
    "https://host/a%20b+c%2Bd, https://host/a%20b+c%2Bd",
    "https://host/a/../b/./c, https://host/b/c",
    "https://host/../a/.., https://host/",
    "http://host?x, http://host/?x",
  })
  void isShownCleanAndWithoutCredentials(String text, String shown) {
    assertThat(WebUrl.parse(text).map(WebUrl::toString)).contains(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host/x",
        "ftp://host/",
        "http://",
        "http:///x",
        "https://h:x/",
        "https://h:70000/"
      })
  void refusesWhatIsNoWebUrl(String text) {
    assertThat(WebUrl.parse(text)).isEmpty();
  }

  /** The examples of RFC 3986, 5.4, that an http URL can have. */
  @ParameterizedTest
  @CsvSource({
    "g, http://a/b/c/g",
    "./g, http://a/b/c/g",
    "g/, http://a/b/c/g/",
    "/g, http://a/g",
    "//g, http://g/",
    "?y, http://a/b/c/d;p?y",
    "g?y, http://a/b/c/g?y",
    "g#s, http://a/b/c/g",
    "'', http://a/b/c/d;p?q",
    "., http://a/b/c/",
    "./, http://a/b/c/",
    ".., http://a/b/",
    "../g, http://a/b/g",
    "../.., http://a/",
    "../../g, http://a/g",
    "../../../g, http://a/g",
    "g;x=1/../y, http://a/b/c/y",
    "http://x/y, http://x/y",
    "https://x/y#z, https://x/y",
  })
  void resolvesLinks(String link, String target) {
    WebUrl base = WebUrl.parse("http://a/b/c/d;p?q").orElseThrow();

    assertThat(base.resolve(link).map(WebUrl::toString)).contains(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailto:me@host", "javascript:void(0)", "file:///etc/passwd"})
  void leadsNowhereElse(String link) {
    assertThat(WebUrl.parse("http://a/b").orElseThrow().resolve(link)).isEmpty();
  }

  @Test
  void tellsItsCredentials() {
    assertThat(WebUrl.parse("https://me%40x:p%3Aq%@host/").orElseThrow().credentials())
        .contains(new Credentials("me@x", Optional.of("p%3Aq%")));
    assertThat(WebUrl.parse("https://token@host/").orElseThrow().credentials())
        .contains(new Credentials("token", Optional.empty()));
    assertThat(WebUrl.parse("https://host/").orElseThrow().credentials()).isEmpty();
  }

  @Test
  void knowsItsOrigin() {
    WebUrl url = WebUrl.parse("https://host/x").orElseThrow();

    assertThat(url.sameOrigin(WebUrl.parse("https://u:p@HOST:443/y").orElseThrow())).isTrue();
    assertThat(url.sameOrigin(WebUrl.parse("http://host/x").orElseThrow())).isFalse();
    assertThat(url.sameOrigin(WebUrl.parse("https://host:444/x").orElseThrow())).isFalse();
  }
}

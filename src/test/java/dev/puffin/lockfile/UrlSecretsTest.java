package dev.puffin.lockfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlSecretsTest {
  @ParameterizedTest
  @CsvSource({
    "https://host/simple, https://host/simple",
    "https://user:pass@host/simple, https://****@host/simple",
    "https://token@host, https://****@host",
    "https://token:x-oauth-basic@host:8443/a@b, https://****@host:8443/a@b",
    "https://user:p@ss@host/, https://****@host/",
    "https://${TOKEN}@host/, https://${TOKEN}@host/",
    "https://${USER}:${TOKEN}@host/, https://${USER}:${TOKEN}@host/",
    "https://user:${TOKEN}@host/, https://user:${TOKEN}@host/",
    "https://token:@host/, https://****@host/",
    "https://user:${TOKEN}x@host/, https://****@host/",
    "https://${USER}:secret@host/, https://****@host/",
    "git+ssh://git@host/a@main, git+ssh://git@host/a@main",
    "ssh://deploy@host/a, ssh://deploy@host/a",
    "ssh://deploy:pass@host/a, ssh://****@host/a",
    "git+https://git@host/a, git+https://git@host/a",
    "a @ https://u:p@one/ and https://u:p@two/, a @ https://****@one/ and https://****@two/",
    "./path/with@sign, ./path/with@sign",
    "https://host/path?next=https://u:p@other/, https://host/path?next=https://****@other/",
    "https://, https://",
    "https://@host, https://@host",
  })
  void masksEverySecretPart(String text, String masked) {
    assertThat(UrlSecrets.mask(text)).isEqualTo(masked);
  }
}

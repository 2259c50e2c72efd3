package dev.puffin.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource({
    "https://user:secret@host/simple, https://****@host/simple",
    "https://token@host/simple, https://****@host/simple",
    "https://user:p@ss:w@host/x, https://****@host/x",
    "https://host/a@b, https://host/a@b",
    "https://host?mail=a@b, https://host?mail=a@b",
    "git+https://user:secret@host/r.git@main, git+https://****@host/r.git@main",
    "git+ssh://git@host/r.git, git+ssh://git@host/r.git",
    "ssh://deploy@host/r, ssh://deploy@host/r",
    "git+ssh://deploy:secret@host/r, git+ssh://****@host/r",
    "https://${USER}:${TOKEN}@host/, https://${USER}:${TOKEN}@host/",
    "https://${TOKEN}@host/, https://${TOKEN}@host/",
    "https://user:${TOKEN}@host/, https://user:${TOKEN}@host/",
    "https://${USER}:secret@host/, https://****@host/",
    "https://x${TOKEN}y:z@host/, https://****@host/",
    "no url at all, no url at all",
    "mail@host ://, mail@host ://",
  })
  void hidesWhatIsBeforeTheHost(String text, String shown) {
    assertThat(Redaction.of(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:secret@host/simple, https://host/simple",
    "a @ https://token@one/a.zip#sha256=0 x https://two/, a @ https://one/a.zip#sha256=0 x"
        + " https://two/",
    "git+ssh://git@host/r.git@main, git+ssh://git@host/r.git@main",
    "https://user:${TOKEN}@host/, https://user:${TOKEN}@host/",
  })
  void leavesOutWhatIsSecret(String text, String usable) {
    assertThat(Redaction.without(text)).isEqualTo(usable);
  }

  @Test
  void hidesEveryUrlOfAText() {
    assertThat(Redaction.of("'https://a:b@one/' and <https://c:d@two> and https://three"))
        .isEqualTo("'https://****@one/' and <https://****@two> and https://three");
  }

  @Test
  void problemsNeverShowCredentials() {
    Problem problem =
        new Problem(
            "no https://a:s3cret@h/",
            List.of("see https://b:s3cret@h/"),
            Optional.of("try https://c:s3cret@h/"));

    assertThat(problem.toString()).doesNotContain("s3cret").contains("https://****@h/");
    assertThat(problem.because("https://d:s3cret@h").evidence().toString())
        .doesNotContain("s3cret");
  }
}

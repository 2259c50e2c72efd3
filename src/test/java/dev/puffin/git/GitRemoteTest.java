package dev.puffin.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitRemoteTest {

  @ParameterizedTest
  @CsvSource({
    "git+https://user:secret@example.com/a.git, https://example.com/a.git",
    "git+https://token@example.com/a, https://example.com/a",
    "git+https://example.com/a@b, https://example.com/a@b",
    "git+ssh://git@example.com/a.git, ssh://git@example.com/a.git",
    "git+ssh://git:secret@example.com/a.git, ssh://git@example.com/a.git",
    "git+file:///tmp/a, file:///tmp/a",
    "https://user@example.com, https://example.com",
  })
  void keepsSecretsOutOfTheAddress(String given, String url) {
    assertThat(GitRemote.parse(given).url()).isEqualTo(url);
  }

  @Test
  void handsSecretsToGitThroughTheEnvironment() {
    Map<String, String> variables =
        GitRemote.parse("git+https://user:secret@example.com/a.git")
            .environment(Map.of("GIT_CONFIG_COUNT", "2"));
    assertThat(variables)
        .containsEntry("GIT_CONFIG_COUNT", "3")
        .containsEntry("GIT_CONFIG_KEY_2", "url.https://user:secret@example.com/.insteadOf")
        .containsEntry("GIT_CONFIG_VALUE_2", "https://example.com/");
  }

  @Test
  void addressWithoutSecretNeedsNoEnvironment() {
    assertThat(GitRemote.parse("git+ssh://git@example.com/a").environment(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a.git, https://EXAMPLE.com/a",
    "https://example.com/a/, https://example.com/a",
    "https://me:secret@example.com/a.git/, https://example.com/a",
  })
  void differentSpellingsAreOneRepository(String one, String other) {
    assertThat(GitRemote.parse(one).canonicalUrl())
        .isEqualTo(GitRemote.parse(other).canonicalUrl());
  }

  @ParameterizedTest
  @CsvSource({"git+ext::sh -c id", "git+git@example.com:a/b", "git+-upload://x", "a/b"})
  void refusesWhatGitWouldRunOrMisread(String address) {
    assertThatThrownBy(() -> GitRemote.parse(address)).isInstanceOf(GitException.class);
  }
}

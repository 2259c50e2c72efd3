package dev.puffin.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PylockTest {
  @ParameterizedTest
  @ValueSource(strings = {"pylock.toml", "a/pylock.toml", "pylock.dev.toml", "pylock.x-1.toml"})
  void isKnownByItsName(String file) {
    assertThat(Pylock.isName(file)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pylock",
        "pylock.tom",
        "mypylock.toml",
        "pylock..toml",
        "pylock.a.b.toml",
        "toml"
      })
  void nothingElseIsTakenForOne(String file) {
    assertThat(Pylock.isName(file)).isFalse();
  }

  @Test
  void requirementsStandInTheLinesOfTheirTables() {
    String text =
        """
        lock-version = "1.0"

        [[packages]]
        name = "a"
        version = "1"
        sdist = { url = "https://x.test/a.tgz", hashes = { sha256 = "00" } }

        [[packages]]
        name = "b"
        marker = "python_version > '3'"
        vcs = { type = "git", url = "https://x.test/b", commit-id = "12ab", subdirectory = "s" }

        [[packages]]
        name = "c"
        directory = { path = "../c", editable = true }
        """;
    assertThat(Pylock.requirements(text, Path.of("/locks"), "pylock.toml").lines())
        .containsExactly(
            "",
            "",
            "a==1 --hash=sha256:00",
            "",
            "",
            "",
            "",
            "b @ git+https://x.test/b@12ab#subdirectory=s ; python_version > '3'",
            "",
            "",
            "",
            "",
            "-e " + Path.of("/c").toUri());
  }
}

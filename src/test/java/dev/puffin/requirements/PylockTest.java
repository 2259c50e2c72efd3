package dev.puffin.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    assertThat(Pylock.read(text, Path.of("/locks"), "pylock.toml").requirements().lines())
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

  @Test
  void filesAreDescribedAsAnIndexWouldDescribeThem(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("b-1-py3-none-any.whl"));
    String text =
        """
        lock-version = "1.0"
        requires-python = ">=3.9"
        environments = ["sys_platform == 'linux'"]

        [[packages]]
        name = "a"
        version = "1"
        requires-python = ">=3.10"
        [packages.sdist]
        url = "https://x.test:8/files/a-1.tar.gz"
        upload-time = 2023-08-17T17:29:11Z
        size = 5
        hashes = { sha256 = "00" }

        [[packages]]
        name = "b"
        version = "1"
        wheels = [
            { path = "b-1-py3-none-any.whl", url = "https://x.test/b", hashes = { sha256 = "11" } },
            { path = "gone.whl", url = "https://x.test/c-1.whl", hashes = { sha256 = "22" } },
        ]
        """;

    Pylock lock = Pylock.read(text, folder, "pylock.toml");

    assertThat(lock.requiresPython()).hasToString("Optional[>=3.9]");
    assertThat(lock.environments()).hasToString("[sys_platform == 'linux']");
    IndexFile source = lock.files().get(PackageName.parse("a")).getFirst();
    assertThat(source.filename()).isEqualTo("a-1.tar.gz");
    assertThat(source.requiresPython()).hasToString("Optional[>=3.10]");
    assertThat(source.uploadTime()).contains(Instant.parse("2023-08-17T17:29:11Z"));
    assertThat(source.size()).hasValue(5);
    assertThat(source.index()).isEqualTo(new IndexUrl("https://x.test:8"));
    assertThat(lock.files().get(PackageName.parse("b")))
        .extracting(IndexFile::url)
        .containsExactly(
            folder.resolve("b-1-py3-none-any.whl").toUri().toString(), "https://x.test/c-1.whl");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version = '1' | a has neither files (wheels, sdist) nor a place",
        "sdist = { url = 'u', hashes = { sha256 = '0' } } | a has neither a version nor a place",
        "version = '1'; sdist = { url = 'u' } | a file of a has no hashes",
        "version = '1'; sdist = { hashes = { md5 = '0' } } | a file of a has neither url nor path",
        "archive = { url = 'u', hashes = {} } | a file of a has no hashes"
      })
  void whatMayNotBeLeftOutIsAskedForWithItsLine(String entry, String reason) {
    String text = "lock-version = '1.0'\n[[packages]]\nname = 'a'\n" + entry.replace("; ", "\n");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> Pylock.read(text, Path.of(""), "pylock.toml"))
        .withMessageContaining("pylock.toml:2: " + reason);
  }
}

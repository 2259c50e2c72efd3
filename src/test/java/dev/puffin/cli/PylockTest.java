package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Lock files of PEP 751, written and read. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the Python of these tests is a shell script")
class PylockTest {
  @TempDir Path folder;
  private PuffinRun puffin;

  @BeforeEach
  void serve() throws IOException {
    puffin =
        new PuffinRun(folder)
            .serve("flask", "2", "click>=1; sys_platform != 'nowhere'")
            .serve("click", "1")
            .serve("click", "2")
            .write("r.in", "flask\n");
  }

  @Test
  void theNameOfTheOutputFileTellsTheFormat() throws IOException {
    assertThat(puffin.run("pip-compile", "r.in", "-o", "pylock.toml", "--no-header")).isZero();

    assertThat(puffin.read("pylock.toml").replaceAll("sha256 = \"[0-9a-f]{64}\"", "DIGEST"))
        .isEqualTo(
            """
            lock-version = "1.0"
            created-by = "puffin"
            requires-python = ">=3.11"

            [[packages]]
            name = "click"
            version = "2"
            wheels = [{ path = "links/click-2-py3-none-any.whl", hashes = { DIGEST } }]

            [[packages]]
            name = "flask"
            version = "2"
            wheels = [{ path = "links/flask-2-py3-none-any.whl", hashes = { DIGEST } }]
            """);
  }

  @Test
  void pinsThatStillFitAreKept() throws IOException {
    puffin.write("r.in", "flask\nclick<2\n");
    assertThat(puffin.run("pip-compile", "r.in", "-o", "pylock.toml")).isZero();
    puffin.write("r.in", "flask\n");

    assertThat(puffin.run("pip-compile", "r.in", "-o", "pylock.toml", "--check")).isZero();
    assertThat(puffin.run("pip-compile", "r.in", "-o", "pylock.toml", "--upgrade")).isZero();
    assertThat(puffin.err()).contains("~ click 1 → 2 (major)");
  }

  @Test
  void isInstalledAsItIsLocked() throws IOException {
    puffin.write("r.in", "flask\nclick<2\n");
    assertThat(puffin.run("pip-compile", "r.in", "-o", "pylock.dev.toml")).isZero();

    assertThat(puffin.run("pip-sync", "pylock.dev.toml", "--require-hashes")).isZero();
    assertThat(puffin.look("freeze")).isZero();
    assertThat(puffin.out()).isEqualTo("click==1\nflask==2\n");
  }

  @Test
  void anotherDigestIsRefused() throws IOException {
    assertThat(puffin.run("pip-compile", "r.in", "-o", "pylock.toml")).isZero();
    puffin.write(
        "pylock.toml", puffin.read("pylock.toml").replaceAll("= \"[0-9a-f]{8}", "= \"00000000"));

    assertThat(puffin.run("pip-sync", "pylock.toml")).isEqualTo(1);
    assertThat(puffin.err()).contains("hash mismatch for");
  }

  @Test
  void placesAreReadFromWhereTheFileIs() throws IOException {
    puffin.write(
        "locks/pylock.toml",
        """
        lock-version = "1.0"
        created-by = "somebody"

        [[packages]]
        name = "flask"
        marker = "python_version < '3'"
        version = "7"
        sdist = { url = "https://x.test/flask-7.tar.gz", hashes = { sha256 = "00" } }

        [[packages]]
        name = "click"
        archive = { path = "../links/click-1-py3-none-any.whl", hashes = { md5 = "MD5" } }
        """
            .replace("MD5", digest("links/click-1-py3-none-any.whl", "MD5")));

    assertThat(puffin.run("pip-sync", "locks/pylock.toml")).isZero();
    assertThat(puffin.err()).contains("+ click==1").doesNotContain("flask");
  }

  @Test
  void messagesNameTheLineOfThePackage() throws IOException {
    puffin.write(
        "pylock.toml",
        """
        lock-version = "1.0"

        [[packages]]
        name = "flask"
        version = "99"
        sdist = { url = "https://x.test/flask-98.tar.gz", hashes = { sha256 = "00" } }
        """);
    assertThat(puffin.run("pip-sync", "pylock.toml")).isEqualTo(1);
    assertThat(puffin.err()).contains("pylock.toml:3");

    puffin.write("pylock.toml", "lock-version = '2.0'\n");
    assertThat(puffin.run("pip-sync", "pylock.toml")).isEqualTo(2);
    assertThat(puffin.err())
        .isEqualTo("error: pylock.toml has lock-version 2.0, and puffin knows only 1.x\n");
  }

  @Test
  void filesComeFromWhereTheyAreRecordedWhateverTheIndexes() throws IOException {
    assertThat(puffin.run("pip-compile", "r.in", "-o", "pylock.toml")).isZero();

    assertThat(puffin.look("pip-sync", "--no-index", "pylock.toml", "--no-cache")).isZero();
    assertThat(puffin.err()).contains("+ click==2", "+ flask==2");
  }

  @Test
  void isInstalledWithNothingElse() throws IOException {
    puffin.write("r.in", "flask\n");
    assertThat(puffin.run("pip-compile", "r.in", "-o", "pylock.toml", "--no-emit-package", "click"))
        .isZero();

    assertThat(puffin.run("pip-install", "-r", "pylock.toml")).isZero();
    assertThat(puffin.err()).contains("+ flask==2").doesNotContain("click");

    assertThat(puffin.run("pip-install", "-r", "pylock.toml", "click")).isEqualTo(2);
    assertThat(puffin.err())
        .isEqualTo(
            """
            error: pylock.toml can't be installed together with other requirements
              the command line: click

            hint: install it first: puffin pip-install -r pylock.toml
            """);
  }

  @Test
  void isRefusedWhereItIsNotFor() throws IOException {
    assertThat(puffin.run("pip-compile", "r.in", "-o", "pylock.toml")).isZero();
    String lock = puffin.read("pylock.toml");
    puffin.write("pylock.toml", lock.replace(">=3.11", ">=3.12"));
    assertThat(puffin.run("pip-sync", "pylock.toml")).isEqualTo(1);
    assertThat(puffin.err())
        .startsWith(
            "error: pylock.toml is for Python >=3.12, and the environment has 3.11.7\n\nhint: ");

    puffin.write(
        "pylock.toml",
        lock.replace("requires", "environments = [\"sys_platform == 'os/2'\"]\nrequires"));
    assertThat(puffin.run("pip-sync", "pylock.toml")).isEqualTo(1);
    assertThat(puffin.err())
        .startsWith(
            """
            error: pylock.toml is not for this platform and Python
              it is for sys_platform == 'os/2'
            """);
  }

  @Test
  void oneThatCannotBeReadIsNotReplaced() throws IOException {
    puffin.write("pylock.toml", "lock-version = '1.0'\n<<<<<<< HEAD\n");

    assertThat(puffin.run("pip-compile", "r.in", "-o", "pylock.toml")).isEqualTo(2);
    assertThat(puffin.err())
        .startsWith("error: pylock.toml:2:1: not valid TOML: ")
        .endsWith("\n\nhint: mend or remove the file, or name another with -o\n");
    assertThat(puffin.read("pylock.toml")).endsWith("<<<<<<< HEAD\n");
  }

  private String digest(String file, String algorithm) throws IOException {
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(folder.resolve(file)));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void digestsAreWrittenOfUsableFilesOnly() throws IOException {
    puffin.serve(WheelMaker.of("click", "2").tag("cp27-cp27m-win32"));
    assertThat(puffin.run("pip-compile", "r.in", "--generate-hashes", "--no-annotate")).isZero();
    assertThat(puffin.out().split("--hash=sha256", -1)).hasSize(4);
    assertThat(puffin.run("pip-compile", "r.in", "--hashes", "used", "--no-annotate")).isZero();
    assertThat(puffin.out().split("--hash=sha256", -1)).hasSize(3);
  }
}

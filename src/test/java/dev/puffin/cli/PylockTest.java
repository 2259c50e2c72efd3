package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Path;
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

        [[packages]]
        name = "click"
        archive = { path = "../links/click-1-py3-none-any.whl", hashes = { } }
        """);

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
        """);
    assertThat(puffin.run("pip-sync", "pylock.toml")).isEqualTo(1);
    assertThat(puffin.err()).contains("pylock.toml:3");

    puffin.write("pylock.toml", "lock-version = '2.0'\n");
    assertThat(puffin.run("pip-sync", "pylock.toml")).isEqualTo(2);
    assertThat(puffin.err())
        .isEqualTo("error: pylock.toml has lock-version 2.0, and puffin knows only 1.x\n");
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

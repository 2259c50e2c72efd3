package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands that look at an environment, or clean it by what is in it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the Python of these tests is a shell script")
class InspectionTest {
  private static final String SITE_PACKAGES = "env/lib/python3.11/site-packages/";

  @TempDir Path folder;
  private PuffinRun puffin;

  @BeforeEach
  void install() throws IOException {
    puffin =
        new PuffinRun(folder)
            .serve("flask", "2", "click>=1", "shared")
            .serve("click", "1", "deep")
            .serve("deep", "1")
            .serve("shared", "1")
            .serve("other", "1", "shared");
    assertThat(puffin.run("pip-install", "flask", "other")).isZero();
  }

  @Test
  void aChangedOrMissingFileIsFound() throws IOException {
    assertThat(puffin.look("check", "--files")).isZero();
    assertThat(puffin.err()).contains("5 packages checked: all of them have what they require");

    puffin.write(SITE_PACKAGES + "flask/__init__.py", "changed = True\n");
    assertThat(puffin.look("check")).isZero();
    assertThat(puffin.look("check", "--files")).isEqualTo(1);
    assertThat(puffin.out()).startsWith("flask 2: flask/__init__.py has 15 bytes instead of ");
  }

  @Test
  void whatNothingNeedsAnyMoreGoesWithItsOnlyParent() {
    assertThat(puffin.look("pip-uninstall", "flask", "--deps")).isZero();

    assertThat(puffin.look("freeze")).isZero();
    assertThat(puffin.out()).isEqualTo("other==1\nshared==1\n");
  }

  @Test
  void whatSomebodyAskedForStays() {
    assertThat(puffin.run("pip-install", "deep", "--reinstall-package", "deep")).isZero();

    assertThat(puffin.look("pip-uninstall", "flask", "--deps")).isZero();
    assertThat(puffin.err())
        .contains(
            "- click==1",
            "Nothing else needs what was asked for by name or in a file, so it stays; to remove"
                + " it: puffin pip-uninstall deep\n")
        .doesNotContain("- deep");
  }

  @Test
  void newerReleasesAreListed() throws IOException {
    puffin.serve("click", "3").serve("shared", "2rc1");

    assertThat(puffin.run("list", "--outdated")).isZero();
    assertThat(puffin.out())
        .isEqualTo(
            """
            Package Version Latest Type
            ------- ------- ------ -----
            click   1       3      wheel
            """);
    assertThat(puffin.run("list", "--outdated", "--pre", "--format", "json")).isZero();
    assertThat(puffin.out())
        .contains(
            "{\"name\":\"shared\",\"version\":\"1\",\"latest_version\":\"2rc1\","
                + "\"latest_filetype\":\"wheel\"}");
  }

  @Test
  void settingsAreShownWithTheirSourceAndWithoutPasswords() throws IOException {
    puffin
        .write("pip.conf", "[global]\ntimeout = 7\n[install]\npre = yes\n")
        .set("PIP_INDEX_URL", "https://me:secret@pip.test/simple")
        .set("PUFFIN_OFFLINE", "1");

    assertThat(puffin.look("config", "--config-file", "pip.conf")).isZero();

    String file = folder.resolve("pip.conf").toString();
    assertThat(puffin.out())
        .contains("index-url = https://", "pip.test/simple  # PIP_INDEX_URL\n")
        .contains("offline = 1  # PUFFIN_OFFLINE\n")
        .contains("pre = yes  # " + file + " [install]\n")
        .contains("timeout = 7  # " + file + " [global]\n")
        .doesNotContain("secret");
  }

  @Test
  void theCacheIsKeptBelowItsLimit() {
    assertThat(puffin.run("pip-install", "flask", "--reinstall", "--cache-limit", "1")).isZero();

    assertThat(puffin.err()).contains("from the cache, which is limited to 1 B");
  }
}

package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.python.FakePythons;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the Python of these tests is a shell script")
class PipSyncCommandTest {
  @TempDir Path folder;
  private PuffinRun puffin;

  @BeforeEach
  void serve() throws IOException {
    puffin = new PuffinRun(folder).serve("other", "1");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      puffin.serve("p" + i, "1");
      many.append("p").append(i).append("==1\n");
    }
    puffin.write("many.txt", many.toString()).write("other.txt", "other==1\n");
  }

  @Test
  void refusesToEmptyWhatLooksLikeAnotherEnvironment() {
    assertThat(puffin.run("pip-sync", "many.txt")).isZero();

    assertThat(puffin.run("pip-sync", "other.txt")).isEqualTo(1);
    assertThat(puffin.err())
        .startsWith("error: 10 packages would be removed, and nothing that is listed is installed")
        .contains("p0, p1", "hint: give --yes");

    assertThat(puffin.run("pip-sync", "other.txt", "--dry-run")).isZero();
    assertThat(puffin.run("pip-sync", "other.txt", "--yes")).isZero();
    assertThat(puffin.err()).contains("+ other==1", "- p9==1");
  }

  @Test
  void removesManyPackagesFromAnEnvironmentThatIsKnownByOthers() throws IOException {
    puffin.write("all.txt", puffin.read("many.txt") + puffin.read("other.txt"));
    assertThat(puffin.run("pip-sync", "all.txt")).isZero();

    assertThat(puffin.run("pip-sync", "other.txt")).isZero();
    assertThat(puffin.err()).contains("Made 10 changes");
  }

  @Test
  void whereVirtualEnvironmentsAreRequiredNothingElseIsChanged() throws IOException {
    Path system = FakePythons.cpython(folder.resolve("usr/bin/python3"), "3.11.7");
    puffin.set("PIP_REQUIRE_VIRTUALENV", "1").write("r.txt", "a==1\n");

    for (String place : new String[] {"--compile-bytecode", "--user"}) {
      assertThat(puffin.run("pip-sync", "r.txt", "--python", system.toString(), place))
          .isEqualTo(3);
      assertThat(puffin.err())
          .startsWith("error: could not find an activated virtualenv (required)\n");
    }
  }

  @Test
  void anOptionTakesBackWhatPipIsConfiguredToRequire() {
    puffin.set("PIP_REQUIRE_HASHES", "1");

    assertThat(puffin.run("pip-sync", "other.txt")).isEqualTo(1);
    assertThat(puffin.err()).contains("--require-hashes");
    assertThat(puffin.run("pip-sync", "other.txt", "--no-require-hashes")).isZero();
  }
}

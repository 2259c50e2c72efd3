package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the Python of these tests is a shell script")
class PipCompileCommandTest {
  @TempDir Path folder;
  private PuffinRun puffin;

  @BeforeEach
  void serve() throws IOException {
    puffin =
        new PuffinRun(folder)
            .serve("alpha", "1.0", "beta")
            .serve("alpha", "2.0", "beta", "gamma")
            .serve("beta", "1.0")
            .serve("beta", "1.5")
            .serve("gamma", "0.1");
  }

  @Test
  void writesWhatFollowsFromTheInput() throws IOException {
    puffin.write("in.in", "alpha<2\n");

    assertThat(puffin.run("pip-compile", "in.in", "-o", "out.txt", "--no-header")).isZero();

    assertThat(puffin.read("out.txt"))
        .isEqualTo("alpha==1.0\n    # via -r in.in\nbeta==1.5\n    # via alpha\n");
    assertThat(puffin.out()).isEmpty();
    assertThat(puffin.err()).isEqualTo("Resolved 2 packages in [TIME]\n");
  }

  @Test
  void tellsWhatChangesAndForWhom() throws IOException {
    puffin.write("in.in", "alpha\n").write("out.txt", "alpha==1.0\nbeta==1.5\nold==3\n");

    assertThat(puffin.run("pip-compile", "in.in", "-o", "out.txt", "-P", "alpha")).isZero();

    assertThat(puffin.err())
        .isEqualTo(
            """
            Resolved 3 packages in [TIME]
            ~ alpha 1.0 → 2.0 (major), via -r in.in
            + gamma 0.1, via alpha
            - old 3
            """);
  }

  @Test
  void keepsPinsThatStillFit() throws IOException {
    puffin.write("in.in", "alpha\n").write("out.txt", "alpha==1.0\nbeta==1.0\n");

    assertThat(puffin.run("pip-compile", "in.in", "-o", "out.txt", "--no-header")).isZero();

    assertThat(puffin.read("out.txt")).startsWith("alpha==1.0\n").contains("beta==1.0\n");
  }

  @Test
  void rendersChangesForPrograms() throws IOException {
    puffin.write("in.in", "beta\n").write("out.txt", "beta==1.0\n");

    assertThat(puffin.run("pip-compile", "in.in", "-o", "out.txt", "-U", "--diff", "json"))
        .isZero();

    assertThat(puffin.out())
        .isEqualTo(
            """
            {"file":"out.txt","changes":[{"package":"beta","change":"moved","before":"1.0",\
            "after":"1.5","step":"minor","downgrade":false,"via":["-r in.in"]}]}
            """);
  }

  @Test
  void checksWithoutWriting() throws IOException {
    puffin.write("in.in", "beta\n").write("out.txt", "beta==1.0\n");

    assertThat(puffin.run("pip-compile", "in.in", "-o", "out.txt", "--check")).isZero();
    assertThat(puffin.run("pip-compile", "in.in", "-o", "out.txt", "--check", "-U")).isEqualTo(1);

    assertThat(puffin.read("out.txt")).isEqualTo("beta==1.0\n");
    assertThat(puffin.err())
        .isEqualTo(
            """
            Resolved 1 package in [TIME]
            ~ beta 1.0 → 1.5 (minor), via -r in.in
            warning: out.txt no longer follows from its inputs

            hint: the same command without --check writes it; commit the result
            """);
  }

  @Test
  void namesEveryPinOfAFileThatIsMissingAtACheck() throws IOException {
    puffin.write("in.in", "beta\n");

    assertThat(puffin.run("pip-compile", "in.in", "-o", "out.txt", "--check")).isEqualTo(1);

    assertThat(puffin.err()).contains("+ beta 1.5, via -r in.in\n", "out.txt does not exist");
    assertThat(puffin.exists("out.txt")).isFalse();
  }

  @Test
  void refusesACheckOfNothing() throws IOException {
    puffin.write("in.in", "beta\n");

    assertThat(puffin.run("pip-compile", "in.in", "--check")).isEqualTo(2);
  }

  @Test
  void warnsOfPackagesToUpgradeThatAreNotThere() throws IOException {
    puffin.write("in.in", "beta\n");

    assertThat(puffin.run("pip-compile", "in.in", "-P", "nothing")).isZero();

    assertThat(puffin.err())
        .contains("warning: --upgrade-package nothing: no requirement leads to that package\n");
  }

  @Test
  void limitsVersionsForOneRunWithoutWritingWhy() throws IOException {
    puffin.write("in.in", "beta\n");

    assertThat(puffin.run("pip-compile", "in.in", "-P", "beta<1.5", "--no-header")).isZero();

    assertThat(puffin.out()).isEqualTo("beta==1.0\n    # via -r in.in\n");
  }

  @Test
  void computesHashesThatTheIndexDoesNotTell() throws IOException {
    puffin.write("in.in", "beta\n");

    assertThat(puffin.run("pip-compile", "in.in", "--generate-hashes", "--no-header")).isZero();

    assertThat(puffin.out())
        .matches("beta==1\\.5 \\\\\n    --hash=sha256:[0-9a-f]{64}\n    # via -r in.in\n");
  }

  @Test
  void saysThatCredentialsAreNotWritten() throws IOException {
    try (LocalIndex index = LocalIndex.start()) {
      index.serve(WheelMaker.of("secret", "1").make());
      String url = index.fileUrl("secret-1-py3-none-any.whl");
      puffin.write("in.in", "secret @ " + url.replace("://", "://me:s3cret@") + "\n");

      assertThat(puffin.run("pip-compile", "in.in", "--no-header")).isZero();

      assertThat(puffin.out()).isEqualTo("secret @ " + url + "\n    # via -r in.in\n");
      assertThat(puffin.err())
          .contains("warning: the credentials in the URL of secret are not written\n")
          .doesNotContain("s3cret");
    }
  }

  @Test
  void keepsTheLineEndsOfTheInput() throws IOException {
    puffin.write("in.in", "beta\r\n");

    assertThat(puffin.run("pip-compile", "in.in", "--no-header")).isZero();

    assertThat(puffin.out()).isEqualTo("beta==1.5\r\n    # via -r in.in\r\n");
  }

  @Test
  void compilesLayersWithSharedVersions() throws IOException {
    puffin
        .write("base.in", "alpha<2\n")
        .write("dev.in", "-c base.txt\nbeta<1.5\n")
        .write("test.in", "-r base.txt\ngamma\n")
        .write("base.txt", "gamma==0.1\n");

    assertThat(puffin.run("pip-compile", "--all", "test.in", "dev.in", "base.in", "--no-header"))
        .isZero();

    assertThat(puffin.read("base.txt"))
        .isEqualTo("alpha==1.0\n    # via -r base.in\nbeta==1.0\n    # via alpha\n");
    assertThat(puffin.read("dev.txt"))
        .isEqualTo("beta==1.0\n    # via\n    #   -c base.txt\n    #   -r dev.in\n");
    assertThat(puffin.read("test.txt"))
        .isEqualTo(
            """
            alpha==1.0
                # via -r base.txt
            beta==1.0
                # via
                #   -r base.txt
                #   alpha
            gamma==0.1
                # via -r test.in
            """);
    assertThat(puffin.err())
        .isEqualTo(
            """
            Resolved 3 packages in [TIME]
            base.txt:
            + alpha 1.0, via -r base.in
            + beta 1.0, via alpha
            - gamma 0.1
            """);
  }

  @Test
  void compilesLayersForAllPlatforms() throws IOException {
    puffin
        .write("base.in", "beta<1.5; sys_platform == 'win32'\nbeta; sys_platform != 'win32'\n")
        .write("dev.in", "-r base.in\ngamma; sys_platform == 'win32'\n");

    assertThat(
            puffin.run("pip-compile", "--all", "base.in", "dev.in", "--universal", "--no-annotate"))
        .isZero();

    assertThat(puffin.read("base.txt"))
        .endsWith("beta==1.0 ; sys_platform == 'win32'\nbeta==1.5 ; sys_platform != 'win32'\n");
    assertThat(puffin.read("dev.txt")).endsWith("gamma==0.1 ; sys_platform == 'win32'\n");
  }

  @Test
  void givesEachLayerOnlyTheExtrasItAsksFor() throws IOException {
    puffin
        .serve(WheelMaker.of("flask", "3").extra("async", "gamma"))
        .write("base.in", "flask\n")
        .write("dev.in", "-r base.in\nflask[async]\n");

    assertThat(puffin.run("pip-compile", "--all", "base.in", "dev.in", "--no-header")).isZero();

    assertThat(puffin.read("base.txt")).isEqualTo("flask==3\n    # via -r base.in\n");
    assertThat(puffin.read("dev.txt")).contains("gamma==0.1\n    # via flask\n");
  }

  @Test
  void refusesLayersThatIncludeEachOthersOutputs() throws IOException {
    puffin.write("base.in", "-r dev.txt\n").write("dev.in", "-c base.txt\nbeta\n");

    assertThat(puffin.run("pip-compile", "--all", "base.in", "dev.in")).isEqualTo(2);

    assertThat(puffin.err()).contains("base.in and dev.in include each other's outputs");
    assertThat(puffin.exists("base.txt")).isFalse();
  }

  @Test
  void checksAllLayers() throws IOException {
    puffin.write("base.in", "alpha\n").write("dev.in", "beta\n");
    puffin.run("pip-compile", "--all", "base.in", "dev.in");

    assertThat(puffin.run("pip-compile", "--all", "base.in", "dev.in", "--check")).isZero();
    puffin.write("dev.in", "beta<1.5\n");
    assertThat(puffin.run("pip-compile", "--all", "base.in", "dev.in", "--check")).isEqualTo(1);
  }

  @Test
  void doesNotReplaceAFileThatIsBeingMerged() throws IOException {
    String merging = "alpha==1.0\n<<<<<<< ours\nbeta==1.0\n=======\nbeta==1.5\n>>>>>>> theirs\n";
    puffin.write("in.in", "alpha<2\n").write("out.txt", merging);

    assertThat(puffin.run("pip-compile", "in.in", "-o", "out.txt")).isEqualTo(2);

    assertThat(puffin.err()).contains("out.txt:2: here begins a conflict of a merge");
    assertThat(puffin.read("out.txt")).isEqualTo(merging);
  }
}

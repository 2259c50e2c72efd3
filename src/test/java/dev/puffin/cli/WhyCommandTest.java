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

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the Python of these tests is a shell script")
class WhyCommandTest {
  private static final String SITE_PACKAGES = "env/lib/python3.11/site-packages/";

  @TempDir Path folder;
  private PuffinRun puffin;

  @BeforeEach
  void serve() throws IOException {
    puffin =
        new PuffinRun(folder)
            .serve("pandas", "2.1", "numpy<2,>=1.22")
            .serve("pandas", "2.2", "numpy>=1.26")
            .serve("numpy", "1.26")
            .serve("numpy", "2.3", "core>=2")
            .serve("core", "1")
            .serve("core", "2");
  }

  @Test
  void namesTheWaysToThePackageAndTheBoundThatKeepsTheNewestOut() throws IOException {
    puffin.write("dev.in", "pandas<2.2\n-r base.in\n").write("base.in", "numpy\n");

    assertThat(puffin.run("why", "numpy", "-r", "dev.in")).isZero();

    assertThat(puffin.out())
        .isEqualTo(
            """
            numpy 1.26
              base.in:1: numpy
              dev.in:1: pandas<2.2 → pandas 2.1: numpy<2,>=1.22
            The newest release is 2.3, kept out by
              pandas 2.1: numpy<2,>=1.22
            """);
  }

  @Test
  void explainsOneEnvironmentAtATime() throws IOException {
    puffin.write("dev.in", "numpy\n");

    assertThat(puffin.run("why", "numpy", "-r", "dev.in", "--universal")).isEqualTo(2);

    assertThat(puffin.err())
        .isEqualTo(
            """
            error: why explains one Python on one platform, not several at once

            hint: choose them by --python-version and one --python-platform
            """);
  }

  @Test
  void namesConstraints() throws IOException {
    puffin.write("dev.in", "numpy\n-c limits.txt\n").write("limits.txt", "\nnumpy<2\n");

    assertThat(puffin.run("why", "numpy", "-r", "dev.in")).isZero();

    assertThat(puffin.out()).endsWith("kept out by\n  limits.txt:2: numpy<2\n");
  }

  @Test
  void triesTheNewestWhereNothingRulesItOutByItself() throws IOException {
    puffin.write("dev.in", "numpy\ncore<2\n");

    assertThat(puffin.run("why", "numpy", "-r", "dev.in")).isZero();

    assertThat(puffin.out())
        .startsWith("numpy 1.26\n  dev.in:1: numpy\nThe newest release is 2.3, kept out by\n")
        .contains("core", "dev.in:2");
  }

  @Test
  void namesThePythonThatTheNewestNeeds() throws IOException {
    puffin.serve(WheelMaker.of("core", "3").requiresPython(">=3.13")).write("dev.in", "core\n");

    assertThat(puffin.run("why", "core", "-r", "dev.in")).isZero();

    assertThat(puffin.out()).contains("The newest release is 3, kept out by\n", ">=3.13", "3.11.7");
  }

  @Test
  void readsTheSourcesOfACompiledFile() throws IOException {
    puffin.write("dev.in", "pandas\n");
    puffin.write("dev.txt", "numpy==1.26  # via pandas\npandas==2.1  # via -r dev.in\n");

    assertThat(puffin.run("why", "pandas", "-r", "dev.txt")).isZero();

    assertThat(puffin.out())
        .isEqualTo(
            """
            pandas 2.1
              dev.in:1: pandas
            The newest release is 2.2; nothing keeps it out.
            """);
  }

  @Test
  void explainsAnEnvironment() throws IOException {
    install("pandas", "2.1", "Requires-Dist: numpy<2\n");
    install("numpy", "1.26", "");

    assertThat(puffin.run("why", "numpy")).isZero();

    assertThat(puffin.out())
        .isEqualTo(
            """
            numpy 1.26
              the environment: pandas → pandas 2.1: numpy<2
            The newest release is 2.3, kept out by
              pandas 2.1: numpy<2
            """);
  }

  @Test
  void saysThatAPackageIsTheNewest() throws IOException {
    install("core", "2", "");

    assertThat(puffin.run("why", "core")).isZero();

    assertThat(puffin.out()).endsWith("This is the newest release.\n");
  }

  @Test
  void saysThatAPackageIsNotThere() throws IOException {
    puffin.write("dev.in", "core\n");

    assertThat(puffin.run("why", "numpy", "-r", "dev.in")).isEqualTo(1);
    assertThat(puffin.err()).isEqualTo("error: numpy is not in dev.in\n");
    assertThat(puffin.run("why")).isEqualTo(2);
  }

  private void install(String name, String version, String requirements) throws IOException {
    String info = SITE_PACKAGES + name + "-" + version + ".dist-info/";
    puffin.write(
        info + "METADATA",
        "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n" + requirements);
    puffin.write(info + "RECORD", "");
  }
}

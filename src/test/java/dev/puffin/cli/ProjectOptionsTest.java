package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code [tool.pip-tools]} says, as pip-tools reads it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the Python of these tests is a shell script")
class ProjectOptionsTest {
  @TempDir Path folder;
  private PuffinRun puffin;

  @BeforeEach
  void serve() throws IOException {
    puffin =
        new PuffinRun(folder)
            .serve("flask", "2", "click", "deep; extra == 'more'")
            .serve("click", "1")
            .serve("deep", "1")
            .write("r.in", "flask[more]\n");
  }

  @Test
  void optionsCountAsIfTheyWereWritten() throws IOException {
    puffin.write(
        "pyproject.toml",
        """
        [tool.pip-tools]
        header = false
        strip_extras = false
        newline = "LF"
        "--annotation-style" = "line"
        unsafe-package = ["click", "deep"]
        [tool.pip-tools.sync]
        dry-run = true
        """);

    assertThat(puffin.run("pip-compile", "r.in")).isZero();
    assertThat(puffin.out())
        .startsWith("flask[more]==2            # via -r r.in\n\n# The following");
    assertThat(puffin.err()).doesNotContain("[tool.pip-tools]");

    puffin.write("r.txt", "click==1\n");
    assertThat(puffin.run("pip-sync", "r.txt")).isZero();
    assertThat(puffin.err()).contains("Would make 1 change");
  }

  @Test
  void theCommandLineCountsMore() throws IOException {
    puffin.write(
        ".pip-tools.toml",
        """
        [tool.pip-tools.compile]
        no-header = true
        no-emit-package = ['click']
        annotate = true
        """);
    puffin.write("pyproject.toml", "[tool.pip-tools]\nunread = true\n");

    assertThat(
            puffin.run(
                "pip-compile", "r.in", "--header", "--no-annotate", "--no-emit-package", "deep"))
        .isZero();
    assertThat(puffin.out()).startsWith("# This file").contains("\nclick==1\nflask==2\n");
    assertThat(puffin.err()).doesNotContain("[tool.pip-tools]");
  }

  @Test
  void theFileIsBesideTheInputOrNamedOrNotWanted() throws IOException {
    puffin.write("a/r.in", "click\n").write("a/pyproject.toml", "[tool.pip-tools]\nheader = false");
    puffin.write("own.toml", "[tool.pip-tools]\nannotate = false\n");

    assertThat(puffin.run("pip-compile", "a/r.in")).isZero();
    assertThat(puffin.out()).isEqualTo("click==1\n    # via -r a/r.in\n");
    assertThat(puffin.run("pip-compile", "a/r.in", "--config", "own.toml")).isZero();
    assertThat(puffin.out()).startsWith("# This file").endsWith("\nclick==1\n");
    assertThat(puffin.run("pip-compile", "a/r.in", "--no-config")).isZero();
    assertThat(puffin.out()).startsWith("# This file").endsWith("    # via -r a/r.in\n");
  }

  @Test
  void whatDoesNotCountIsTold() throws IOException {
    puffin.write(
        "pyproject.toml",
        """
        [tool.pip-tools]
        pip-args = "-q"
        generate-hash = true
        ask = true
        header = "no"
        """);

    assertThat(puffin.run("pip-compile", "r.in", "--no-annotate")).isZero();
    assertThat(puffin.err())
        .contains(
            "warning: pyproject.toml: [tool.pip-tools] has an unknown option, --pip-args\n",
            "hint: give what pip takes to puffin itself",
            "has an unknown option, --generate-hash\n",
            "hint: did you mean `--generate-hashes`?",
            "warning: pyproject.toml: [tool.pip-tools] --header has to be true or false\n")
        .doesNotContain("--ask");
  }

  @Test
  void aFileThatCannotBeReadIsTold() throws IOException {
    puffin.write("pyproject.toml", "[tool.pip-tools\n");

    assertThat(puffin.run("pip-compile", "r.in")).isEqualTo(2);
    assertThat(puffin.err()).startsWith("error: pyproject.toml:1:");
  }
}

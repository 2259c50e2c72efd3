package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users of pip, pip-tools and uv type. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the Python of these tests is a shell script")
class OtherSpellingsTest {
  @TempDir Path folder;
  private PuffinRun puffin;

  @BeforeEach
  void serve() throws IOException {
    puffin = new PuffinRun(folder).serve("flask", "2").write("r.in", "flask\n");
  }

  @Test
  void commandsNeedNoPrefix() {
    assertThat(puffin.run("compile", "r.in", "--no-header")).isZero();
    assertThat(puffin.out()).startsWith("flask==2\n");
  }

  @Test
  void commandsOfUvAreTwoWords() {
    assertThat(puffin.run("pip compile", "r.in")).isZero();
    assertThat(puffin.out()).contains("#    puffin pip compile ", " r.in\n", "flask==2\n");
    assertThat(puffin.look("pip list")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--pip-args=-q,give what pip takes to puffin itself",
    "--platform,--python-platform",
    "--offline-auto,write it --offline=auto",
    "--upgrad,did you mean `--upgrade`",
    "--no-anotate,did you mean `--no-annotate`",
    "--extra-index=x,did you mean `--extra-index-url`",
    "--unknown-thing,hint: run `puffin pip-compile --help`",
    "-Z,hint: run `puffin pip-compile --help`"
  })
  void anUnknownOptionIsAnsweredWithWhatDoesTheSame(String option, String advice) {
    assertThat(puffin.run("pip-compile", "r.in", option)).isEqualTo(2);
    assertThat(puffin.err()).startsWith("error: unknown option `" + option).contains(advice);
  }

  @ParameterizedTest
  @CsvSource({
    "complie,did you mean `pip-compile`?",
    "pip-snyc,did you mean `pip-sync`?",
    "outdated,try `puffin list --outdated`",
    "bake,run `puffin --help` to see the commands"
  })
  void anUnknownCommandIsAnsweredWithOneOfASimilarName(String command, String advice) {
    assertThat(puffin.look(command)).isEqualTo(2);
    assertThat(puffin.err())
        .startsWith("error: unknown command `" + command + "`\n\nhint: " + advice);
  }

  @Test
  void optionsWithoutMeaningAreAccepted() {
    assertThat(
            puffin.run(
                "pip-compile",
                "r.in",
                "--offline=auto",
                "--system-certs",
                "--no-python-downloads",
                "--link-mode=copy",
                "--progress-bar=off",
                "--color=never"))
        .isZero();
    assertThat(puffin.err()).doesNotContain("warning");
  }

  @Test
  void theHeaderNamesTheCommandThatIsGiven() {
    assertThat(puffin.run("pip-compile", "r.in", "--custom-compile-command", "make lock")).isZero();
    assertThat(puffin.out()).contains("#    make lock\n");
  }

  @Test
  void whatIsInAFolderIsListedAndRemoved() {
    String target = folder.resolve("lib").toString();
    assertThat(puffin.run("pip-install", "flask", "--target", target)).isZero();

    assertThat(puffin.look("freeze", "--target", target)).isZero();
    assertThat(puffin.out()).isEqualTo("flask==2\n");
    assertThat(puffin.look("freeze")).isZero();
    assertThat(puffin.out()).isEmpty();
    assertThat(puffin.look("pip-uninstall", "flask", "--target", target)).isZero();
    assertThat(puffin.look("freeze", "--target", target)).isZero();
    assertThat(puffin.out()).isEmpty();
  }

  @Test
  void aConfigurationFileCountsInsteadOfTheUsers() throws IOException {
    puffin.write("pip.conf", "[global]\nindex-url = https://pip.test\n");
    assertThat(
            puffin.run(
                "pip-compile", "r.in", "--config-file", "pip.conf", "--emit-options", "--no-index"))
        .isZero();
    assertThat(puffin.run("pip-compile", "r.in", "--config-file", "nowhere")).isEqualTo(2);
    assertThat(puffin.err()).isEqualTo("error: --config-file nowhere does not exist\n");
  }
}

package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.session.ProgramVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void saysItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("puffin " + ProgramVersion.TEXT + "\n");
    assertThat(err.size()).isZero();
  }

  @Test
  void hasTheVersionOfTheProject() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains(
            "<artifactId>puffin</artifactId>\n  <version>" + ProgramVersion.TEXT + "</version>");
  }

  @Test
  void documentsExitCodesInItsHelp() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Exit codes:", "pip-compile");
  }

  @Test
  void refusesAnUnknownCommand() {
    assertThat(run("pip-compyle")).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            error: unknown command `pip-compyle`

            hint: did you mean `pip-compile`? Or run `puffin --help` to see the commands
            """);
  }

  @Test
  void writesFailuresAsJsonForTools() {
    assertThat(run("venv", "a", "b", "--error-format", "json")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"error\":{\"message\":\"`puffin venv` makes one environment at a time\","
                + "\"evidence\":[],\"hint\":null}}\n");
  }

  @Test
  void showsAStackTraceOnlyInVerboseRuns() {
    assertThat(run("venv", "a", "b")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("\tat ");
    assertThat(run("venv", "a", "b", "--verbose")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("\tat ");
  }

  @Test
  void everyCommandHasAHelpWithExamplesThatItAccepts() {
    for (Subcommand command : Subcommands.ALL) {
      assertThat(run(command.name(), "--help")).as(command.name()).isZero();
      for (String example : command.examples()) {
        List<String> words = List.of(example.replace("'", "").split(" ", -1));
        assertThat(words.getFirst()).isEqualTo(command.name());
        Arguments.parse(command, words.subList(1, words.size()));
      }
    }
    assertThat(err.size()).isZero();
  }

  @Test
  void noTwoOptionsOfACommandShareASpelling() {
    for (Subcommand command : Subcommands.ALL) {
      List<String> spellings =
          command.options().stream()
              .flatMap(
                  option -> Stream.concat(option.names().stream(), option.negations().stream()))
              .toList();
      assertThat(spellings).as(command.name()).doesNotHaveDuplicates();
    }
  }

  @Test
  void isQuietWhenTheReaderOfItsOutputWentAway() {
    assertThat(runInto(failing("Broken pipe"))).isZero();
    assertThat(err.size()).isZero();
  }

  @Test
  void saysThatItsOutputCouldNotBeWritten() {
    assertThat(runInto(failing("No space left on device"))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("error: can't write to standard output: No space left on device\n");
  }

  private int run(String... arguments) {
    return Main.run(InputStream.nullInputStream(), out, err, Map.of(), List.of(arguments));
  }

  private int runInto(OutputStream output) {
    return Main.run(InputStream.nullInputStream(), output, err, Map.of(), List.of("--version"));
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}

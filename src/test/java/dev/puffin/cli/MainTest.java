package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.command.ProgramVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

            hint: run `puffin --help` to see the commands
            """);
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
        .isEqualTo("error: cannot write to standard output: No space left on device\n");
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

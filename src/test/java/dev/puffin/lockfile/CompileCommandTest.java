package dev.puffin.lockfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompileCommandTest {
  private static final Map<String, OptionSpelling> SPELLINGS =
      Map.ofEntries(
          spelling("-o", "--output-file", true),
          spelling("--output-file", "--output-file", true),
          spelling("-U", "--upgrade", false),
          spelling("-P", "--upgrade-package", true),
          spelling("--upgrade-package", "--upgrade-package", true),
          spelling("-q", "--quiet", false),
          spelling("-v", "--verbose", false),
          spelling("--no-annotate", "--no-annotate", false),
          spelling("-i", "--index-url", true),
          spelling("--index-url", "--index-url", true),
          spelling("-f", "--find-links", true),
          spelling("--extra", "--extra", true));

  @Test
  void keepsTheOrderAndWritesLongNamesWithEquals() {
    assertThat(
            command("requirements.in", "-o", "out.txt", "--no-annotate", "--extra", "dev", "b.in"))
        .isEqualTo(
            "puffin pip-compile requirements.in --output-file=out.txt --no-annotate --extra=dev"
                + " b.in");
  }

  @Test
  void readsEverySpellingOfAValue() {
    String expected = "puffin pip-compile --output-file=out.txt a.in";

    assertThat(command("-o", "out.txt", "a.in")).isEqualTo(expected);
    assertThat(command("-oout.txt", "a.in")).isEqualTo(expected);
    assertThat(command("-o=out.txt", "a.in")).isEqualTo(expected);
    assertThat(command("-qoout.txt", "a.in")).isEqualTo(expected);
    assertThat(command("--output-file=out.txt", "a.in")).isEqualTo(expected);
  }

  @Test
  void dropsWhatMattersToOneRunOnly() {
    assertThat(command("-qU", "-v", "-P", "idna", "-Pidna<4", "--upgrade-package=x", "a.in"))
        .isEqualTo("puffin pip-compile a.in");
  }

  @Test
  void namesIndexesOnlyWhenTheFileDoes() {
    List<String> arguments =
        List.of("pip-compile", "-i", "https://u:p@index.test/", "-f", "wheels", "a.in");
    Preamble both =
        new Preamble(
            Optional.of("https://u:p@index.test/"),
            List.of(),
            List.of("wheels"),
            List.of(),
            List.of());

    assertThat(CompileCommand.of(arguments, SPELLINGS, Preamble.none()))
        .isEqualTo("puffin pip-compile a.in");
    assertThat(CompileCommand.of(arguments, SPELLINGS, both))
        .isEqualTo(
            "puffin pip-compile --index-url='https://****@index.test/' --find-links=wheels a.in");
  }

  @Test
  void quotesForAShell() {
    assertThat(command("with space.in", "it's.in", "-o", "a b.txt", ""))
        .isEqualTo("puffin pip-compile 'with space.in' 'it'\"'\"'s.in' --output-file='a b.txt' ''");
  }

  @Test
  void takesEverythingAfterTwoDashesAsAFile() {
    assertThat(command("--", "-o", "-")).isEqualTo("puffin pip-compile -- -o -");
    assertThat(command("-")).isEqualTo("puffin pip-compile -");
  }

  @Test
  void prefersItsOwnVariableForACustomCommand() {
    assertThat(
            CompileCommand.custom(
                Map.of("CUSTOM_COMPILE_COMMAND", "make a", "UV_CUSTOM_COMPILE_COMMAND", "make b")))
        .contains("make b");
    assertThat(
            CompileCommand.custom(
                Map.of(
                    "UV_CUSTOM_COMPILE_COMMAND", "make b", "PUFFIN_CUSTOM_COMPILE_COMMAND", "c")))
        .contains("c");
    assertThat(CompileCommand.custom(Map.of("CUSTOM_COMPILE_COMMAND", " "))).isEmpty();
  }

  private static String command(String... arguments) {
    List<String> all = new ArrayList<>(List.of("pip-compile"));
    all.addAll(List.of(arguments));
    return CompileCommand.of(all, SPELLINGS, Preamble.none());
  }

  private static Map.Entry<String, OptionSpelling> spelling(
      String spelling, String name, boolean takesValue) {
    return Map.entry(spelling, new OptionSpelling(name, takesValue));
  }
}

package dev.puffin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.puffin.fs.NativeFiles;
import dev.puffin.testing.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Wheels that are looked at while Java starts, since the last run with the same inputs had them.
 */
class ForeseenTreesIT extends EndToEnd {
  private static final String FORESEEN = " foreseen";

  @BeforeEach
  void serve() {
    assumeTrue(NativeFiles.areAvailable(), "no C compiler was there when this was built");
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one processor is none to spare");
    index.serve("click", "8.1").file("click.py", "number = 1\n");
    index.serve("flask", "3.0").file("flask.py", "number = 2\n");
    write("requirements.txt", "click==8.1\nflask==3.0\n");
  }

  @Test
  void thoseOfTheSameInputsAreForeseenUntilThereIsNothingToInstall() {
    assertThat(sync().err()).doesNotContain(FORESEEN);
    renewEnvironment();
    assertThat(sync().err()).contains("Made 2 changes", FORESEEN);
    assertThat(sync().err()).contains("Nothing to do", FORESEEN);
    assertThat(sync().err()).contains("Nothing to do").doesNotContain(FORESEEN);
    renewEnvironment();
    assertThat(sync().err()).contains("Made 2 changes").doesNotContain(FORESEEN);

    renewEnvironment();
    write("requirements.txt", "click==8.1\n");
    assertThat(sync().err()).contains("Made 1 change").doesNotContain(FORESEEN);
  }

  @Test
  void whatWasChangedInTheCacheIsNotInstalled() throws IOException {
    sync();
    renewEnvironment();
    Files.writeString(inCache("flask.py"), "number = 3\n");
    assertThat(sync().err()).contains("Made 2 changes", FORESEEN);
    assertThat(python("import click, flask; print(click.number, flask.number)")).isEqualTo("1 2");
  }

  @Test
  void whatIsGoneFromTheCacheIsFetchedAgain() {
    sync();
    renewEnvironment();
    puffin("clean", "flask");
    assertThat(sync().err()).contains("Made 2 changes", FORESEEN);
    assertThat(python("import flask; print(flask.number)")).isEqualTo("2");
  }

  @Test
  void aListThatIsBrokenOrLeadsElsewhereDoesNoHarm() throws IOException {
    sync();
    Path list = list();
    byte[] whole = Files.readAllBytes(list);
    for (String end : List.of("", "\n\n", "../../env\n", "/\n", "x".repeat(5000) + "\n", "\0\n")) {
      renewEnvironment();
      Files.write(list, whole);
      Files.writeString(list, end, StandardOpenOption.APPEND);
      assertThat(sync().err()).as(end).contains("Made 2 changes");
      assertThat(python("import flask; print(flask.number)")).isEqualTo("2");
    }
    renewEnvironment();
    Files.write(list, "pfn".getBytes(StandardCharsets.UTF_8));
    assertThat(sync().err()).contains("Made 2 changes").doesNotContain(FORESEEN);
    assertThat(Files.readAllBytes(list)).isEqualTo(whole);
  }

  private Program.Run sync() {
    Program.Run run = withIndex("pip-sync", "requirements.txt", "-v");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private void renewEnvironment() {
    Program.Run made =
        puffin("venv", "--quiet", "--clear", "--python", basePython().toString(), "env");
    assertThat(made.exitCode()).as(made.err()).isZero();
  }

  private Path list() throws IOException {
    try (Stream<Path> lists = Files.list(folder.resolve("cache/foreseen-v0"))) {
      return lists.findFirst().orElseThrow();
    }
  }

  private Path inCache(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache/wheels-v0"))) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }
}

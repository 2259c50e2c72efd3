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
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is got ready while Java starts, since the last run with the same inputs needed it: its
 * wheels are looked at, and a run that needs no network is spared what only a network needs.
 */
class OutlookIT extends EndToEnd {
  private static final String FORESEEN = " foreseen";
  private static final String FOR_NETWORKS = "okhttp3.OkHttpClient source: shared objects file";

  @BeforeEach
  void serve() {
    assumeTrue(NativeFiles.areAvailable(), "no C compiler was there when this was built");
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
    renewEnvironment();
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

  @Test
  void aRunThatNeededNoNetworkIsSparedWhatANetworkNeeds() {
    assertThat(isReadyForNetwork("pip-sync", "requirements.txt")).as("nothing cached").isTrue();
    assertThat(isReadyForNetwork("pip-sync", "requirements.txt")).as("asked before").isTrue();
    assertThat(isReadyForNetwork("pip-sync", "requirements.txt")).isFalse();
    assertThat(isReadyForNetwork("pip-sync", "requirements.txt", "--refresh")).isTrue();
    assertThat(isReadyForNetwork("pip-sync", "requirements.txt", "--no-cache")).isTrue();
    renewEnvironment();
    write("requirements.txt", "click==8.1\n");
    assertThat(isReadyForNetwork("pip-sync", "requirements.txt")).as("other inputs").isTrue();
  }

  @Test
  void thatALockNeedsNoNetworkIsTrueForAsLongAsItsPagesAreFresh() throws Exception {
    write("one.in", "click\n");
    Duration fresh = Duration.ofSeconds(15);
    index.project("click").cacheControl("max-age=" + fresh.toSeconds());
    String[] lock = {"pip-compile", "one.in", "-o", "one.txt"};
    assertThat(isReadyForNetwork(lock)).isTrue();
    long asked = System.nanoTime();
    assertThat(isReadyForNetwork(lock)).as("now there is a lock").isTrue();
    assertThat(isReadyForNetwork(lock)).isFalse();
    Thread.sleep(fresh.minusNanos(System.nanoTime() - asked));
    assertThat(isReadyForNetwork(lock)).as("stale").isTrue();
    assertThat(read("one.txt")).contains("click==8.1");
  }

  @Test
  void whatHasNoUseForANetworkIsSparedItFromTheFirstTime() {
    assertThat(isReadyForNetwork(List.of("--version"))).isFalse();
    assertThat(isReadyForNetwork(List.of("freeze", "--python", "env"))).isFalse();
    assertThat(isReadyForNetwork(List.of("list", "--python", "env"))).isFalse();
    assertThat(isReadyForNetwork("list", "--outdated")).isTrue();
    assertThat(isReadyForNetwork("why", "click", "-r", "requirements.txt")).isTrue();
  }

  @Test
  void aNetworkThatIsNeededNeverthelessIsThere() {
    sync();
    sync();
    puffin("clean", "flask");
    renewEnvironment();
    assertThat(isReadyForNetwork("pip-sync", "requirements.txt")).isFalse();
    assertThat(python("import click, flask; print(click.number, flask.number)")).isEqualTo("1 2");
    assertThat(isReadyForNetwork("pip-sync", "requirements.txt")).as("asked before").isTrue();
  }

  /** Whether the JVM had the classes in its AOT cache that only a network needs. */
  private boolean isReadyForNetwork(List<String> arguments) {
    Path log = folder.resolve("classes.log");
    Program.Run run =
        program()
            .with("PUFFIN_JAVA_OPTIONS", "-Xlog:class+load:file=" + log)
            .run(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return read("classes.log").contains(FOR_NETWORKS);
  }

  private boolean isReadyForNetwork(String... arguments) {
    return isReadyForNetwork(List.of(indexed(arguments)));
  }

  private Program.Run sync() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one processor is none to spare");
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
    try (Stream<Path> lists = Files.list(folder.resolve("cache/outlook-v0"))) {
      return lists.findFirst().orElseThrow();
    }
  }

  private Path inCache(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache/wheels-v0"))) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }
}

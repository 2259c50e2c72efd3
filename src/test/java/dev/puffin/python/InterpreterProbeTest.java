package dev.puffin.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.cache.Cache;
import dev.puffin.tags.Platform;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the interpreters here are shell scripts")
class InterpreterProbeTest {
  @TempDir private Path folder;
  private Cache cache;
  private InterpreterProbe probe;

  @BeforeEach
  void open() {
    cache = Cache.open(folder.resolve("cache"));
    probe = new InterpreterProbe(cache, Trace.off());
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void readsWhatTheInterpreterSays() throws IOException {
    Path python = FakePythons.cpython(folder.resolve("usr/bin/python3"), "3.11.7");
    Interpreter found = probe.probe(python);
    assertThat(found.executable()).isEqualTo(python);
    assertThat(found.version()).hasToString("3.11.7");
    assertThat(found.platform())
        .isEqualTo(new Platform.Linux("x86_64", new Platform.Libc.Glibc(2, 36)));
    assertThat(found.paths().purelib())
        .isEqualTo(folder.resolve("usr/lib/python3.11/site-packages"));
    assertThat(found.markers().platformVersion()).isEqualTo("#1\nSMP");
    assertThat(found.isVirtualEnvironment()).isFalse();
  }

  @Test
  void asksOnceUntilTheExecutableChanges() throws IOException {
    Path python = FakePythons.cpython(folder.resolve("usr/bin/python3"), "3.11.7");
    Interpreter first = probe.probe(python);
    assertThat(probe.probe(python)).isEqualTo(first);
    assertThat(FakePythons.runs(python)).isEqualTo(1);
    FakePythons.cpython(python, "3.11.8");
    Files.setLastModifiedTime(python, FileTime.fromMillis(1_000_000));
    assertThat(probe.probe(python).version()).hasToString("3.11.8");
  }

  @Test
  void asksAgainWhenTheEnvironmentIsMadeAnew() throws IOException {
    Path python = FakePythons.environment(folder.resolve("env"), "3.12.1");
    probe.probe(python);
    Files.setLastModifiedTime(folder.resolve("env/pyvenv.cfg"), FileTime.fromMillis(1_000_000));
    probe.probe(python);
    assertThat(FakePythons.runs(python)).isEqualTo(2);
  }

  @Test
  void asksOneOfSeveralEnvironmentsThatDifferOnlyByTheirFolder() throws IOException {
    Path base = FakePythons.linkable(folder.resolve("usr/bin/python3"), "3.11.7");
    Path one = FakePythons.linked(folder.resolve("one"), base, "home = /x\ncommand = venv one\n");
    Path two = FakePythons.linked(folder.resolve("two"), base, "home = /x\ncommand = venv two\n");
    probe.probe(one);
    Interpreter derived = probe.probe(two);
    assertThat(FakePythons.runs(base)).isEqualTo(1);
    try (Cache empty = Cache.open(folder.resolve("empty"))) {
      assertThat(derived).isEqualTo(new InterpreterProbe(empty, Trace.off()).probe(two));
    }
    assertThat(derived.executable()).isEqualTo(two);
    assertThat(derived.paths().scripts()).isEqualTo(folder.resolve("two/bin"));
    assertThat(derived.stdlib()).isEqualTo(folder.resolve("usr/lib/python3.11"));
  }

  @Test
  void asksEnvironmentsWithOtherSettingsOrAnotherExecutable() throws IOException {
    Path base = FakePythons.linkable(folder.resolve("usr/bin/python3"), "3.11.7");
    probe.probe(FakePythons.linked(folder.resolve("one"), base, "home = /x\n"));
    probe.probe(FakePythons.linked(folder.resolve("two"), base, "home = /y\n"));
    assertThat(FakePythons.runs(base)).isEqualTo(2);
    Path other = FakePythons.linkable(folder.resolve("opt/bin/python3"), "3.12.1");
    Path three = FakePythons.linked(folder.resolve("three"), other, "home = /x\n");
    assertThat(probe.probe(three).version()).hasToString("3.12.1");
  }

  @Test
  void asksAnEnvironmentWhereAnotherHeldItsOwnBase() throws IOException {
    Path base = FakePythons.linkable(folder.resolve("all/usr/bin/python3"), "3.11.7");
    probe.probe(FakePythons.linked(folder.resolve("all"), base, "home = /x\n"));
    Path two = FakePythons.linked(folder.resolve("two"), base, "home = /x\n");
    assertThat(probe.probe(two).stdlib()).isEqualTo(folder.resolve("all/usr/lib/python3.11"));
    assertThat(FakePythons.runs(base)).isEqualTo(2);
  }

  @Test
  void keepsNoAnswerOfAShim() throws IOException {
    Path real = FakePythons.cpython(folder.resolve("versions/3.11.7/bin/python3"), "3.11.7");
    Path shim = FakePythons.shim(folder.resolve("shims/python3"), real, "3.11.7");
    assertThat(probe.probe(shim).executable()).isEqualTo(real);
    probe.probe(shim);
    assertThat(FakePythons.runs(shim)).isEqualTo(2);
  }

  @Test
  void asksAgainWhenTheKeptAnswerIsDamaged() throws IOException {
    Path python = FakePythons.cpython(folder.resolve("usr/bin/python3"), "3.11.7");
    probe.probe(python);
    try (var entries = Files.newDirectoryStream(cache.root().resolve("interpreter-v0"))) {
      for (Path entry : entries) {
        Files.writeString(entry, "noise");
      }
    }
    assertThat(probe.probe(python).version()).hasToString("3.11.7");
    assertThat(FakePythons.runs(python)).isEqualTo(2);
  }

  @Test
  void refusesWhatDoesNotAnswer() throws IOException {
    Path program = FakePythons.program(folder.resolve("bin/python"), "hello", 0);
    assertThatThrownBy(() -> probe.probe(program))
        .isInstanceOf(InterpreterException.class)
        .hasMessageContaining("is no working Python");
  }

  @Test
  void refusesWhatFailsAndTellsItsStatus() throws IOException {
    Path program = FakePythons.program(folder.resolve("bin/python"), "", 3);
    assertThatThrownBy(() -> probe.probe(program)).hasMessageContaining("exit status 3");
  }

  @Test
  void refusesAPythonThatIsTooOld() throws IOException {
    Path old = FakePythons.program(folder.resolve("bin/python"), "version_info=3.6.15", 0);
    assertThatThrownBy(() -> probe.probe(old)).hasMessageContaining("3.6.15 is too old");
  }

  @Test
  void explainsAnEnvironmentWhosePythonIsGone() throws IOException {
    Path python = folder.resolve("env/bin/python");
    Files.createDirectories(python.getParent());
    Files.createSymbolicLink(python, folder.resolve("gone/python3.9"));
    assertThatThrownBy(() -> probe.probe(python))
        .isInstanceOfSatisfying(
            InterpreterException.class,
            e -> {
              assertThat(e.problem().message()).contains("is gone");
              assertThat(e.problem().evidence().getFirst()).contains("gone/python3.9");
              assertThat(e.problem().hint()).isNotEqualTo(Optional.empty());
            });
  }

  @Test
  void refusesAPathWithNothing() {
    assertThatThrownBy(() -> probe.probe(folder.resolve("nothing")))
        .hasMessageContaining("there is no Python at");
  }

  @Test
  void refusesAFileThatIsNoProgram() throws IOException {
    Path text = Files.writeString(folder.resolve("python"), "text");
    assertThatThrownBy(() -> probe.probe(text)).hasMessageContaining("can't be started");
  }
}

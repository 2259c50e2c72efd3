package dev.puffin.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.cache.Cache;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the interpreters here are shell scripts")
class InterpreterFinderTest {
  private static final PythonRequest ANY = new PythonRequest.Any();

  @TempDir private Path folder;
  private Cache cache;
  private Path work;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void prepare() throws IOException {
    cache = Cache.open(folder.resolve("cache"));
    work = Files.createDirectories(folder.resolve("home/project/sub"));
    variables.put("HOME", folder.resolve("home").toString());
    variables.put("PATH", folder.resolve("bin").toString());
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void takesTheActivatedEnvironmentBeforeANearerFolder() throws IOException {
    Path active = FakePythons.environment(folder.resolve("active"), "3.11.7");
    FakePythons.environment(work.resolve(".venv"), "3.12.1");
    variables.put("VIRTUAL_ENV", folder.resolve("active").toString());
    assertThat(finder().environment(ANY).executable()).isEqualTo(active);
  }

  @Test
  void takesTheNearestFolderAbove() throws IOException {
    Path near = FakePythons.environment(work.getParent().resolve(".venv"), "3.12.1");
    FakePythons.environment(folder.resolve("home/.venv"), "3.11.7");
    assertThat(finder().environment(ANY).executable()).isEqualTo(near);
  }

  @Test
  void takesACondaEnvironmentButNotTheBaseOne() throws IOException {
    Path conda = FakePythons.cpython(folder.resolve("conda/bin/python"), "3.11.7");
    variables.put("CONDA_PREFIX", folder.resolve("conda").toString());
    assertThat(finder().environment(ANY).executable()).isEqualTo(conda);
    variables.put("CONDA_DEFAULT_ENV", "base");
    assertThatThrownBy(() -> finder().environment(ANY)).isInstanceOf(InterpreterException.class);
  }

  @Test
  void neverChangesAPythonThatIsMerelyOnThePath() throws IOException {
    FakePythons.cpython(folder.resolve("bin/python3"), "3.11.7");
    assertThatThrownBy(() -> finder().environment(ANY))
        .isInstanceOfSatisfying(
            InterpreterException.class,
            e -> {
              assertThat(e.problem().message()).isEqualTo("no virtual environment found");
              assertThat(e.problem().evidence()).anyMatch(line -> line.contains(work.toString()));
              assertThat(e.problem().hint().orElseThrow()).contains("puffin venv");
            });
  }

  @Test
  void tellsTheVirtualEnvironmentWithoutAskingItsPython() throws IOException {
    Path near = work.getParent().resolve(".venv");
    assertThat(finder().virtualEnvironment(ANY)).isEmpty();
    FakePythons.environment(near, "3.12.1");
    assertThat(finder().virtualEnvironment(ANY)).contains(near);
    assertThat(finder().virtualEnvironment(new PythonRequest.At(Path.of("../.venv"))))
        .contains(near);
    assertThat(finder().virtualEnvironment(PythonRequest.parse("3.12"))).isEmpty();
    FakePythons.cpython(folder.resolve("conda/bin/python"), "3.11.7");
    variables.put("CONDA_PREFIX", folder.resolve("conda").toString());
    assertThat(finder().virtualEnvironment(ANY)).as("no virtual one").isEmpty();
  }

  @Test
  void anEnvironmentIsNewWithThePackagesThatOneBeginsWith() throws IOException {
    Path environment = folder.resolve("env");
    assertThat(InterpreterFinder.isNew(environment)).isTrue();
    Path site = Files.createDirectories(environment.resolve("lib/python3.12/site-packages"));
    for (String name : new String[] {"pip-26.3", "setuptools-80.0", "wheel-1.0"}) {
      Files.createDirectory(site.resolve(name + ".dist-info"));
      Files.createDirectory(site.resolve(name.substring(0, name.indexOf('-'))));
    }
    assertThat(InterpreterFinder.isNew(environment)).isTrue();
    Files.createDirectory(site.resolve("flask-3.0.dist-info"));
    assertThat(InterpreterFinder.isNew(environment)).isFalse();
  }

  @Test
  void takesThePythonOnThePathWhenAsked() throws IOException {
    FakePythons.environment(folder.resolve("bin/env"), "3.12.1");
    Path python = FakePythons.cpython(folder.resolve("bin/python3"), "3.11.7");
    assertThat(finder().system(ANY).executable()).isEqualTo(python);
    assertThat(finder().any(ANY).executable()).isEqualTo(python);
  }

  @Test
  void skipsAnEnvironmentOnThePathForTheSystem() throws IOException {
    FakePythons.environment(folder.resolve("env"), "3.12.1");
    Files.createDirectories(folder.resolve("bin"));
    Path python = FakePythons.cpython(folder.resolve("other/python3"), "3.11.7");
    variables.put("PATH", folder.resolve("env/bin") + ":" + folder.resolve("other"));
    assertThat(finder().system(ANY).executable()).isEqualTo(python);
  }

  @Test
  void refusesAnActiveEnvironmentOfAnotherVersion() throws IOException {
    FakePythons.environment(work.resolve(".venv"), "3.12.1");
    assertThatThrownBy(() -> finder().environment(PythonRequest.parse("3.11")))
        .hasMessage("the environment has another Python than Python 3.11");
  }

  @Test
  void resolvesForThePathWhenTheEnvironmentIsOfAnotherVersion() throws IOException {
    FakePythons.environment(work.resolve(".venv"), "3.12.1");
    Path wanted = FakePythons.cpython(folder.resolve("bin/python3.11"), "3.11.7");
    assertThat(finder().any(PythonRequest.parse("3.11")).executable()).isEqualTo(wanted);
  }

  @Test
  void looksInPyenvAfterThePath() throws IOException {
    Path older = folder.resolve("home/.pyenv/versions/3.9.18/bin/python3.9");
    Path newer = folder.resolve("home/.pyenv/versions/3.10.2/bin/python3.10");
    FakePythons.cpython(older, "3.9.18");
    FakePythons.cpython(newer, "3.10.2");
    assertThat(finder().any(PythonRequest.parse("python3.9")).executable()).isEqualTo(older);
    assertThat(finder().any(PythonRequest.parse(">=3.9,<3.11")).executable()).isEqualTo(newer);
  }

  @Test
  void passesOverABrokenPythonOnThePath() throws IOException {
    FakePythons.program(folder.resolve("bin/python3.11"), "pyenv: command not found", 127);
    Path good = FakePythons.cpython(folder.resolve("bin/python3"), "3.11.7");
    assertThat(finder().any(PythonRequest.parse("3.11")).executable()).isEqualTo(good);
  }

  @Test
  void takesAFolderOrAFileByItsPath() throws IOException {
    Path python = FakePythons.environment(work.resolve("env"), "3.12.1");
    assertThat(finder().environment(PythonRequest.parse("./env")).executable()).isEqualTo(python);
    assertThat(finder().environment(PythonRequest.parse("env")).executable()).isEqualTo(python);
    assertThat(finder().environment(PythonRequest.parse("env/bin/python")).executable())
        .isEqualTo(python);
  }

  @Test
  void tellsWhatItFoundWhenNothingFits() throws IOException {
    FakePythons.cpython(folder.resolve("bin/python3"), "3.11.7");
    assertThatThrownBy(() -> finder().any(PythonRequest.parse("3.4.99")))
        .isInstanceOfSatisfying(
            InterpreterException.class,
            e ->
                assertThat(e.problem().evidence())
                    .anyMatch(line -> line.startsWith("not it: CPython 3.11.7")));
  }

  private InterpreterFinder finder() {
    return new InterpreterFinder(
        new InterpreterProbe(cache, Trace.off()), new Surroundings(variables, work));
  }
}

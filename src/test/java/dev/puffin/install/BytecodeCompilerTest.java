package dev.puffin.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the interpreter here is a shell script")
class BytecodeCompilerTest {
  @TempDir private Path folder;

  @Test
  void hasTheEnvironmentsPythonCompileItsModules() throws IOException {
    InstallFixture env = environment("for last; do :; done; echo \"$last\" > called");
    new BytecodeCompiler(new ProcessRunner(), Map.of()).compile(env.target);
    assertThat(env.read("called")).isEqualTo(env.site + "\n");
  }

  @Test
  void tellsWhatPythonSaysWhenItFails() throws IOException {
    InstallFixture env = environment("echo 'no module named compileall' >&2; exit 1");
    assertThatThrownBy(
            () -> new BytecodeCompiler(new ProcessRunner(), Map.of()).compile(env.target))
        .isInstanceOfSatisfying(
            InstallException.class,
            e -> {
              assertThat(e.problem().message()).contains("exit status 1");
              assertThat(e.problem().evidence()).containsExactly("no module named compileall");
            });
  }

  private InstallFixture environment(String script) throws IOException {
    InstallFixture env = new InstallFixture(folder);
    Path python = env.write("bin/python", "#!/bin/sh\n" + script + "\n");
    Permissions.makeExecutable(python);
    assertThat(Files.isExecutable(python)).isTrue();
    return env;
  }
}

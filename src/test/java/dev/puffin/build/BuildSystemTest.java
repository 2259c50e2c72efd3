package dev.puffin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildSystemTest {
  @TempDir Path tree;

  @Test
  void projectWithoutFileIsLegacy() {
    assertThat(BuildSystem.of(ProjectFile.read(tree))).isEqualTo(BuildSystem.LEGACY);
  }

  @Test
  void projectWithoutTableIsLegacy() throws IOException {
    assertThat(read("[tool.black]\nline-length = 88\n")).isEqualTo(BuildSystem.LEGACY);
  }

  @Test
  void tableWithoutBackendUsesTheLegacyBackendWithItsOwnRequirements() throws IOException {
    assertThat(read("[build-system]\nrequires = ['setuptools<60', 'cython']"))
        .isEqualTo(
            new BuildSystem(
                List.of("setuptools<60", "cython"), BuildSystem.LEGACY_BACKEND, List.of()));
  }

  @Test
  void readsBackendAndItsPath() throws IOException {
    BuildSystem system =
        read(
            """
            [build-system]
            requires = []
            build-backend = "backend:api"
            backend-path = ["tools", "."]
            """);
    assertThat(system)
        .isEqualTo(
            new BuildSystem(List.of(), "backend:api", List.of(Path.of("tools"), Path.of(""))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[build-system]\nbuild-backend = 'a'",
        "[build-system]\nrequires = 'a'",
        "[build-system]\nrequires = [1]",
        "[build-system]\nrequires = []\nbuild-backend = 1",
        "[build-system]\nrequires = []\nbackend-path = ['..']",
        "[build-system]\nrequires = []\nbackend-path = ['/tmp']",
        "[build-system",
      })
  void refusesWhatBreaksThePeps(String toml) {
    assertThatThrownBy(() -> read(toml))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("pyproject.toml");
  }

  private BuildSystem read(String toml) throws IOException {
    Files.writeString(tree.resolve("pyproject.toml"), toml);
    return BuildSystem.of(ProjectFile.read(tree));
  }
}

package dev.puffin.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.CoreMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticMetadataTest {
  private static final String HEAD = "Metadata-Version: 2.2\nName: demo\nVersion: 1.0\n";

  @TempDir Path tree;

  @Test
  void finalPkgInfoIsUsed() throws IOException {
    assertThat(pkgInfo(HEAD + "Requires-Dist: six\nDynamic: Description\n"))
        .hasValueSatisfying(metadata -> assertThat(metadata.requiresDist()).hasToString("[six]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEAD + "Dynamic: Requires-Dist\n",
        HEAD + "Dynamic: provides-extra\n",
        HEAD + "Dynamic: Requires-Python\n",
        "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\nRequires-Dist: six\n",
        "Metadata-Version: 2.2\nName: demo\n",
        HEAD + "Requires-Dist: (nonsense)\n",
      })
  void pkgInfoThatMayChangeIsNotUsed(String content) throws IOException {
    assertThat(pkgInfo(content)).isEmpty();
  }

  @Test
  void missingPkgInfoIsNone() {
    assertThat(StaticMetadata.ofArchive(tree)).isEmpty();
  }

  @Test
  void completeProjectIsUsed() throws IOException {
    CoreMetadata metadata =
        project(
                """
                [project]
                name = "De.Mo"
                version = "1.0"
                dynamic = ["readme"]
                requires-python = ">=3.8"
                dependencies = ["six>=1 ; os_name == 'nt'"]
                [project.optional-dependencies]
                All_Of = ["attrs", "trio; python_version < '3' or os_name == 'nt'"]
                """)
            .orElseThrow();
    assertThat(metadata.name().value()).isEqualTo("de-mo");
    assertThat(metadata.version()).hasToString("1.0");
    assertThat(metadata.requiresPython().orElseThrow()).hasToString(">=3.8");
    assertThat(metadata.providesExtra()).hasToString("[all-of]");
    assertThat(metadata.requiresDist())
        .extracting(Object::toString)
        .containsExactly(
            "six>=1 ; os_name == 'nt'",
            "attrs ; extra == 'all-of'",
            "trio ; (python_version < '3' or os_name == 'nt') and extra == 'all-of'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[tool.x]",
        "[project]\nname = 'demo'",
        "[project]\nname = 'demo'\nversion = '1'\ndynamic = ['dependencies']",
        "[project]\nname = 'demo'\nversion = '1'\ndynamic = ['optional-dependencies']",
        "[project]\nname = 'demo'\nversion = '1'\ndynamic = ['requires-python']",
        "[project]\nname = 'demo'\ndynamic = ['version']",
        "[project]\nname = 'demo'\nversion = '1'\ndependencies = ['???']",
        "[project]\nname = 'demo'\nversion = 'one'",
      })
  void incompleteProjectIsNotUsed(String toml) throws IOException {
    assertThat(project(toml)).isEmpty();
  }

  private Optional<CoreMetadata> pkgInfo(String content) throws IOException {
    Files.writeString(tree.resolve("PKG-INFO"), content);
    return StaticMetadata.ofArchive(tree);
  }

  private Optional<CoreMetadata> project(String toml) throws IOException {
    Files.writeString(tree.resolve("pyproject.toml"), toml);
    return StaticMetadata.ofProject(ProjectFile.read(tree));
  }
}

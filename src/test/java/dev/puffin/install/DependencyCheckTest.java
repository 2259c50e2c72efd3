package dev.puffin.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyCheckTest {
  private static final MarkerEnvironment MARKERS =
      new MarkerEnvironment(
          "cpython", "3.11.7", "posix", "x86_64", "6", "Linux", "1", "3.11.7", "CPython", "3.11",
          "linux");

  @TempDir private Path folder;
  private InstallFixture env;

  @BeforeEach
  void prepare() {
    env = new InstallFixture(folder);
  }

  @Test
  void isContentWhenRequirementsAreMet() {
    env.install(
        WheelMaker.of("a", "1.0")
            .requires("b>=1", "never; sys_platform == 'win32'")
            .extra("more", "missing")
            .make(),
        WheelMaker.of("b", "1.5").make());
    assertThat(problems()).isEmpty();
  }

  @Test
  void tellsWhatIsMissingOrOfAnotherVersion() {
    env.install(
        WheelMaker.of("a", "1.0").requires("b>=2", "c").requiresPython(">=3.12").make(),
        WheelMaker.of("b", "1.5").make());
    assertThat(problems())
        .containsExactly(
            "a 1.0 requires Python >=3.12, but this is 3.11.7",
            "a 1.0 requires b>=2, but 1.5 is installed",
            "a 1.0 requires c, which is not installed");
  }

  @Test
  void tellsMissingMetadata() throws IOException {
    env.install(WheelMaker.of("a", "1.0").make());
    Files.delete(env.site.resolve("a-1.0.dist-info/METADATA"));
    assertThat(problems()).hasSize(1).first().asString().contains("a 1.0 has no metadata");
  }

  private List<String> problems() {
    return DependencyCheck.problems(env.scan().distributions(), MARKERS, Version.parse("3.11.7"));
  }
}

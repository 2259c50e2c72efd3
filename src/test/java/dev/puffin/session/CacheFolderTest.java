package dev.puffin.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the paths of these tests are those of POSIX")
class CacheFolderTest {
  private static final Path HERE = Path.of("/work");

  @Test
  void theOptionWinsAndIsRelativeToTheWorkingDirectory() {
    Map<String, String> environment = Map.of("PUFFIN_CACHE_DIR", "/elsewhere");
    assertThat(new CacheFolder(environment, HERE, "Linux").path(Optional.of(Path.of("c"))))
        .isEqualTo(Path.of("/work/c"));
  }

  @Test
  void theVariableComesNext() {
    Map<String, String> environment = Map.of("PUFFIN_CACHE_DIR", "/elsewhere", "HOME", "/home/u");
    assertThat(folder(environment, "Linux")).isEqualTo(Path.of("/elsewhere"));
  }

  @Test
  void anEmptyVariableCountsAsNone() {
    Map<String, String> environment = Map.of("PUFFIN_CACHE_DIR", "", "HOME", "/home/u");
    assertThat(folder(environment, "Linux")).isEqualTo(Path.of("/home/u/.cache/puffin"));
  }

  @Test
  void followsTheXdgSpecification() {
    assertThat(folder(Map.of("XDG_CACHE_HOME", "/x", "HOME", "/home/u"), "Linux"))
        .isEqualTo(Path.of("/x/puffin"));
    assertThat(folder(Map.of("XDG_CACHE_HOME", "relative", "HOME", "/home/u"), "Linux"))
        .isEqualTo(Path.of("/home/u/.cache/puffin"));
  }

  @Test
  void usesThePlatformsFolder() {
    assertThat(folder(Map.of("HOME", "/Users/u", "XDG_CACHE_HOME", "/x"), "Mac OS X"))
        .isEqualTo(Path.of("/Users/u/Library/Caches/puffin"));
    assertThat(folder(Map.of("LOCALAPPDATA", "/local"), "Windows 11"))
        .isEqualTo(Path.of("/local/puffin/cache"));
  }

  @Test
  void hasAPlaceWithoutAHome() {
    assertThat(folder(Map.of(), "Linux"))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "puffin"));
  }

  private static Path folder(Map<String, String> environment, String system) {
    return new CacheFolder(environment, HERE, system).path(Optional.empty());
  }
}

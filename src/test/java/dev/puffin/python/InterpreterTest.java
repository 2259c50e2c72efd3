package dev.puffin.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.cache.Cache;
import dev.puffin.pep440.Version;
import dev.puffin.tags.Platform;
import dev.puffin.tags.WheelTag;
import dev.puffin.tags.WheelTags;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the interpreters here are shell scripts")
class InterpreterTest {
  @TempDir private Path folder;

  @Test
  void standsForAnotherVersion() throws IOException {
    Target target = system().target(Version.parse("3.9"));
    assertThat(target.pythonVersion()).hasToString("3.9.0");
    assertThat(target.markers().pythonVersion()).isEqualTo("3.9");
    assertThat(target.tags().supports(tag("cp39", "cp39", "manylinux2014_x86_64"))).isTrue();
    assertThat(target.tags().supports(tag("cp311", "cp311", "manylinux2014_x86_64"))).isFalse();
  }

  @Test
  void standsForAnotherPlatform() throws IOException {
    Target target = system().target(Platform.parse("windows"));
    assertThat(target.markers().sysPlatform()).isEqualTo("win32");
    assertThat(target.markers().osName()).isEqualTo("nt");
    assertThat(target.tags().supports(tag("cp311", "cp311", "win_amd64"))).isTrue();
  }

  @Test
  void standsForBoth() throws IOException {
    Target target = system().target(Version.parse("3.13.1"), Platform.parse("macos"));
    assertThat(target.pythonVersion()).hasToString("3.13.1");
    assertThat(target.markers().platformSystem()).isEqualTo("Darwin");
    assertThat(target.tags().supports(tag("cp313", "cp313", "macosx_11_0_arm64"))).isTrue();
  }

  @Test
  void tellsWhatTheSystemSaysAboutChanges() throws IOException {
    Interpreter system = system();
    assertThat(system.externallyManaged()).isEmpty();
    Files.createDirectories(system.stdlib());
    String notice = "[externally-managed]\nError=Use apt\n\n install python3-x\nOther=no\n";
    Files.writeString(system.stdlib().resolve("EXTERNALLY-MANAGED"), notice);
    assertThat(system.externallyManaged()).contains("Use apt\n\ninstall python3-x");
  }

  @Test
  void keepsHeadersOfAnEnvironmentApart() throws IOException {
    Interpreter found = probe(FakePythons.environment(folder.resolve("env"), "3.11.7"));
    assertThat(found.isVirtualEnvironment()).isTrue();
    assertThat(found.paths().headers()).isEqualTo(folder.resolve("env/include/site/python3.11"));
    assertThat(found.prefixPaths(folder.resolve("p")).purelib())
        .isEqualTo(folder.resolve("p/lib/python3.11/site-packages"));
  }

  private Interpreter system() throws IOException {
    return probe(FakePythons.cpython(folder.resolve("usr/bin/python3"), "3.11.7"));
  }

  private Interpreter probe(Path python) {
    try (Cache cache = Cache.open(folder.resolve("cache"))) {
      return new InterpreterProbe(cache, Trace.off()).probe(python);
    }
  }

  private static WheelTags tag(String python, String abi, String platform) {
    return WheelTags.of(new WheelTag(python, abi, platform));
  }
}

package dev.puffin.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "linux, manylinux_2_28_x86_64, linux, x86_64",
    "x86_64-unknown-linux-gnu, manylinux_2_17_x86_64, linux, x86_64",
    "aarch64-unknown-linux-musl, musllinux_1_2_aarch64, linux, aarch64",
    "x86_64-manylinux_2_31, manylinux_2_31_x86_64, linux, x86_64",
    "x86_64-manylinux2014, manylinux2014_x86_64, linux, x86_64",
    "manylinux2014_aarch64, manylinux_2_17_aarch64, linux, aarch64",
    "musllinux_1_1_x86_64, musllinux_1_0_x86_64, linux, x86_64",
    "macos, macosx_12_0_universal2, darwin, arm64",
    "macosx_11_0_x86_64, macosx_10_9_intel, darwin, x86_64",
    "windows, win_amd64, win32, AMD64",
    "i686-pc-windows-msvc, win32, win32, x86"
  })
  void readsTheNamesUsersKnow(String name, String tag, String sysPlatform, String machine) {
    Platform platform = Platform.parse(name);
    assertThat(platform.tags()).contains(tag);
    assertThat(platform.markers().sysPlatform()).isEqualTo(sysPlatform);
    assertThat(platform.markers().platformMachine()).isEqualTo(machine);
  }

  @Test
  void namesNoLibcThatIsNewerThanAskedFor() {
    assertThat(Platform.parse("x86_64-manylinux_2_17").tags())
        .contains("manylinux1_x86_64")
        .doesNotContain("manylinux_2_18_x86_64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "amiga", "x86_64", "manylinux_2", "x86_64-manylinux_a_b", "macosx_11"})
  void refusesOtherNames(String name) {
    assertThatThrownBy(() -> Platform.parse(name)).isInstanceOf(UnknownPlatformException.class);
  }
}

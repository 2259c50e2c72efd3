package dev.puffin.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {
  private static final Tags CPYTHON =
      Tags.of(cpython(3, 11), new Platform.Linux("x86_64", new Platform.Libc.Glibc(2, 35)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cp310-musl1.1-aarch64",
        "cp311-glibc2.28-armv8l",
        "cp311-glibc2.35-x86_64",
        "cp311-none-sparc64",
        "cp312-macos10.9-i386",
        "cp312-macos13-x86_64",
        "cp312-macos14-arm64",
        "cp312d-glibc2.17-aarch64",
        "cp313t-glibc2.39-x86_64",
        "cp314-windows",
        "cp315t-musl1.2-x86_64",
        "cp38-glibc2.5-x86_64",
        "cp39-glibc2.31-i686",
        "pp310-glibc2.35-x86_64",
        "pp39-windows"
      })
  void equalsTheTagsThatPackagingGives(String recorded) throws IOException {
    List<String> lines = lines(recorded + ".txt");
    String[] facts = lines.getFirst().substring(2).split(" ");
    Tags tags = Tags.of(python(facts), platform(facts));
    List<WheelTag> all = tags.tags();
    for (int i = 0; i < Math.min(all.size(), lines.size() - 1); i++) {
      assertThat(all.get(i)).as("place %d", i).hasToString(lines.get(i + 1));
    }
    assertThat(all).hasSize(lines.size() - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cp311-glibc2.35-x86_64", "cp312-macos14-arm64", "pp39-windows"})
  void ranksEachTagByItsPlace(String recorded) throws IOException {
    String[] facts = lines(recorded + ".txt").getFirst().substring(2).split(" ");
    Tags tags = Tags.of(python(facts), platform(facts));
    int place = 0;
    for (WheelTag tag : tags.tags()) {
      assertThat(tags.priority(WheelTags.of(tag))).as("%s", tag).isEqualTo(OptionalInt.of(place++));
    }
  }

  @Test
  void takesTheBestOfACompressedTagSet() {
    WheelTags both =
        new WheelTags(
            List.of("py3", "cp311"),
            List.of("none", "cp311"),
            List.of("any", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64"));
    assertThat(CPYTHON.priority(both).orElseThrow())
        .isEqualTo(rank("cp311", "cp311", "manylinux_2_28_x86_64"));
  }

  @Test
  void prefersBinaryOverStableAbiOverPure() {
    int binary = rank("cp311", "cp311", "manylinux_2_17_x86_64");
    int stable = rank("cp38", "abi3", "manylinux_2_17_x86_64");
    int pure = rank("py3", "none", "any");
    assertThat(binary).isLessThan(stable);
    assertThat(stable).isLessThan(pure);
  }

  @Test
  void refusesForeignTags() {
    assertThat(supports("cp312", "cp312", "linux_x86_64")).isFalse();
    assertThat(supports("cp311", "cp311", "win_amd64")).isFalse();
    assertThat(supports("cp311", "cp311", "any")).isFalse();
    assertThat(supports("py2", "none", "any")).isFalse();
    assertThat(supports("cp311", "cp311", "manylinux_2_36_x86_64")).isFalse();
  }

  @Test
  void carriesTheAbiToAnotherVersion() {
    PythonAbi pypy =
        new PythonAbi("pypy", 3, 10, false, false, ".pypy310-pp73-x86_64-linux-gnu.so");
    assertThat(pypy.withVersion(3, 11).abiTags()).containsExactly("pypy311_pp73");
    PythonAbi threads = new PythonAbi("cpython", 3, 13, true, false, "");
    assertThat(threads.withVersion(3, 12).abiTags()).containsExactly("cp312");
    assertThat(threads.withVersion(3, 14).abiTags()).containsExactly("cp314t");
  }

  private static boolean supports(String python, String abi, String platform) {
    return CPYTHON.supports(WheelTags.of(new WheelTag(python, abi, platform)));
  }

  private static int rank(String python, String abi, String platform) {
    return CPYTHON.priority(WheelTags.of(new WheelTag(python, abi, platform))).orElseThrow();
  }

  private static PythonAbi cpython(int major, int minor) {
    return new PythonAbi("cpython", major, minor, false, false, "");
  }

  private static PythonAbi python(String[] facts) {
    int major = Integer.parseInt(facts[1]);
    int minor = Integer.parseInt(facts[2]);
    String suffix =
        facts[0].equals("pypy") ? ".pypy" + major + minor + "-pp73-x86_64-linux-gnu.so" : "";
    return new PythonAbi(
        facts[0], major, minor, facts[3].equals("t"), facts[3].equals("d"), suffix);
  }

  private static Platform platform(String[] facts) {
    int major = Integer.parseInt(facts[7]);
    int minor = Integer.parseInt(facts[8]);
    return switch (facts[4]) {
      case "macos" -> new Platform.MacOs(major, minor, facts[5]);
      case "windows" -> new Platform.Windows(facts[5]);
      default -> new Platform.Linux(facts[5], libc(facts[6], major, minor));
    };
  }

  private static Platform.Libc libc(String name, int major, int minor) {
    return switch (name) {
      case "glibc" -> new Platform.Libc.Glibc(major, minor);
      case "musl" -> new Platform.Libc.Musl(major, minor);
      default -> new Platform.Libc.Unknown();
    };
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = TagsTest.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}

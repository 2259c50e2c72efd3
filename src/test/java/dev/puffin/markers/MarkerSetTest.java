package dev.puffin.markers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.MarkerEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MarkerSetTest {
  private static final List<String> CONDITIONS =
      List.of(
          "python_version >= '3.9'",
          "python_version < '3.10'",
          "python_version == '3.9'",
          "python_version != '3.10'",
          "python_version > '3.9'",
          "python_version <= '3.9'",
          "python_version ~= '3.9'",
          "python_version == '3.*'",
          "python_version < '3.9.1'",
          "python_version in '3.8 3.10'",
          "python_version not in '3.8, 3.11'",
          "'3.9' < python_version",
          "'3.1' in python_version",
          "python_version >= 'abc'",
          "python_full_version >= '3.9.1'",
          "python_full_version < '3.10'",
          "python_full_version == '3.10.*'",
          "python_full_version != '3.9.1'",
          "python_full_version in '3.9.1'",
          "'3.10.0' >= python_full_version",
          "implementation_version > '3.9'",
          "os_name == 'posix'",
          "os_name != 'nt'",
          "os_name >= 'nt'",
          "os_name < 'z'",
          "sys_platform == 'linux'",
          "sys_platform == 'win32'",
          "sys_platform in 'linux darwin'",
          "'lin' in sys_platform",
          "'win' not in sys_platform",
          "platform_system != 'Windows'",
          "'x86_64' == platform_machine",
          "platform_machine not in 'x86_64 AMD64'",
          "platform_release == 'x'",
          "extra == 'one'",
          "extra == 'two'");

  static LongStream seeds() {
    return LongStream.range(1, 13);
  }

  private static MarkerSet set(String marker) {
    return MarkerSet.of(Marker.parse(marker));
  }

  private static VersionRange range(String specifiers) {
    return Specifiers.parse(specifiers).range();
  }

  private static Marker randomMarker(Random random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return Marker.parse(CONDITIONS.get(random.nextInt(CONDITIONS.size())));
    }
    Marker left = randomMarker(random, depth - 1);
    Marker right = randomMarker(random, depth - 1);
    return random.nextBoolean() ? left.and(right) : left.or(right);
  }

  private static List<MarkerEnvironment> environments() {
    List<MarkerEnvironment> environments = new ArrayList<>();
    List<List<String>> systems =
        List.of(
            List.of("posix", "linux", "Linux", "x86_64"),
            List.of("posix", "darwin", "Darwin", "arm64"),
            List.of("nt", "win32", "Windows", "AMD64"));
    for (String python :
        List.of("3.8.0", "3.9.0", "3.9.1", "3.9.2", "3.10.0", "3.10.5", "3.11.1")) {
      for (List<String> system : systems) {
        MarkerEnvironment base =
            new MarkerEnvironment(
                "cpython",
                python,
                system.get(0),
                system.get(3),
                "x",
                system.get(2),
                "",
                python,
                "CPython",
                "",
                system.get(1));
        environments.add(base.withPythonVersion(Version.parse(python)));
      }
    }
    return environments;
  }

  private static boolean holds(
      Marker marker, MarkerEnvironment environment, Set<ExtraName> extras) {
    return marker.evaluate(environment, extras);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void containsWhereTheMarkerHolds(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Marker marker = randomMarker(random, 3);
      MarkerSet set = MarkerSet.of(marker);
      for (MarkerEnvironment environment : environments()) {
        for (Set<ExtraName> extras : List.of(Set.<ExtraName>of(), Set.of(ExtraName.parse("one")))) {
          boolean expected = holds(marker, environment, extras);
          String shown = "seed %d: %s in %s with %s".formatted(seed, marker, environment, extras);
          assertThat(set.contains(environment, extras)).as(shown).isEqualTo(expected);
          assertThat(set.not().contains(environment, extras)).as(shown).isEqualTo(!expected);
          assertThat(set.withExtras(extras).contains(environment, Set.of()))
              .as(shown)
              .isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void writesAMarkerForTheSameSet(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Marker marker = randomMarker(random, 3);
      MarkerSet set = MarkerSet.of(marker);
      MarkerSet again = set.toMarker().map(MarkerSet::of).orElse(MarkerSet.all());
      String shown = "seed %d: %s as %s".formatted(seed, marker, set);
      assertThat(again.minus(set).isFalse()).as(shown).isTrue();
      assertThat(set.minus(again).isFalse()).as(shown).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void obeysTheLawsOfSets(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      MarkerSet a = MarkerSet.of(randomMarker(random, 2));
      MarkerSet b = MarkerSet.of(randomMarker(random, 2));
      MarkerSet c = MarkerSet.of(randomMarker(random, 2));
      String shown = "seed %d: %s / %s / %s".formatted(seed, a, b, c);
      assertThat(a.not().not()).as(shown).isEqualTo(a).hasSameHashCodeAs(a);
      assertThat(a.or(a.not())).as(shown).isEqualTo(MarkerSet.all());
      assertThat(a.and(a.not())).as(shown).isEqualTo(MarkerSet.none());
      assertThat(a.and(b)).as(shown).isEqualTo(b.and(a));
      assertThat(a.or(b).not()).as(shown).isEqualTo(a.not().and(b.not()));
      assertThat(a.and(b.or(c))).as(shown).isEqualTo(a.and(b).or(a.and(c)));
      assertThat(a.and(b).subsetOf(a)).as(shown).isTrue();
      assertThat(a.minus(b).isDisjoint(b)).as(shown).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void simplifiesWithoutChangeWithinTheKnownRange(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      MarkerSet set = MarkerSet.of(randomMarker(random, 3));
      VersionRange known = range(List.of(">=3.9", ">=3.9.1,<3.11", "==3.10.*").get(i % 3));
      MarkerSet simple = set.simplifyFor(known);
      MarkerSet within = MarkerSet.python(known);
      assertThat(simple.and(within))
          .as("seed %d: %s simplified to %s for %s", seed, set, simple, known)
          .isEqualTo(set.and(within));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          python_version < '3.10'                              | python_full_version < '3.10'
          python_version >= '3.10'                             | python_full_version >= '3.10'
          python_version > '3.9'                               | python_full_version >= '3.10'
          python_version <= '3.9'                              | python_full_version < '3.10'
          python_version == '3.9'                              | python_full_version == '3.9.*'
          python_version != '3.9'                              | python_full_version != '3.9.*'
          python_version in '3.8, 3.9'                         | python_full_version >= '3.8' and python_full_version < '3.10'
          python_version in '2.7 3.8'                          | python_full_version == '2.7.*' or python_full_version == '3.8.*'
          python_version >= '3.8' and python_version < '3.10'  | python_full_version >= '3.8' and python_full_version < '3.10'
          python_full_version > '3.8.2'                        | python_full_version > '3.8.2'
          python_full_version != '3.8.2'                       | python_full_version != '3.8.2'
          python_version ~= '3.8'                              | python_full_version >= '3.8' and python_full_version < '4'
          python_version < '3' or python_version >= '3'        | all
          os_name == 'nt' and os_name == 'posix'               | python_version < '0'
          os_name != 'nt' or os_name == 'nt'                   | all
          sys_platform == 'win32' or sys_platform == 'linux'   | sys_platform == 'linux' or sys_platform == 'win32'
          sys_platform != 'win32' and sys_platform != 'linux'  | sys_platform != 'linux' and sys_platform != 'win32'
          sys_platform == 'linux' and 'lin' in sys_platform    | sys_platform == 'linux'
          os_name == 'a' or (os_name != 'a' and extra == 'x')  | os_name == 'a' or extra == 'x'
          (python_version < '3.9' and os_name == 'nt') or os_name == 'nt' | os_name == 'nt'
          extra != 'x' and os_name == 'nt'                     | os_name == 'nt' and extra != 'x'
          python_version < '3.9' and sys_platform == 'linux' or python_version >= '3.9' and sys_platform == 'linux' | sys_platform == 'linux'
          python_version < '3.9' or sys_platform == 'linux'    | python_full_version < '3.9' or sys_platform == 'linux'
          sys_platform == 'win32' or platform_system == 'Windows' | sys_platform == 'win32'
          platform_system != 'Darwin'                          | sys_platform != 'darwin'
          os_name == 'nt' and sys_platform == 'win32'          | sys_platform == 'win32'
          os_name == 'nt' or sys_platform == 'win32'           | os_name == 'nt'
          platform_system == 'Java'                            | platform_system == 'Java'
          sys_platform == 'linux' and (platform_machine == 'a' or platform_machine == 'b') | (platform_machine == 'a' or platform_machine == 'b') and sys_platform == 'linux'
          python_version >= '3.9' and (sys_platform == 'linux' or os_name == 'nt') | python_full_version >= '3.9' and (os_name == 'nt' or sys_platform == 'linux')
          platform_system == 'Linux' and (os_name == 'posix' or sys_platform == 'win32') | sys_platform == 'linux'
          os_name == 'nt' and (sys_platform == 'linux' or extra == 'x') | os_name == 'nt' and extra == 'x'
          """)
  void writesShortMarkers(String marker, String shown) {
    assertThat(set(marker)).hasToString(shown);
  }

  @Test
  void knowsWhatPlatformsCantBe() {
    assertThat(set("sys_platform == 'linux' and os_name == 'nt'").isFalse()).isTrue();
    assertThat(set("sys_platform == 'darwin'").isDisjoint(set("platform_system == 'Linux'")))
        .isTrue();
    assertThat(set("sys_platform == 'win32'").isDisjoint(set("os_name == 'nt'"))).isFalse();
    assertThat(set("sys_platform != 'linux' or os_name != 'nt'").isTrue()).isTrue();
    assertThat(set("sys_platform == 'linux'").subsetOf(set("os_name != 'nt'"))).isTrue();
    assertThat(set("sys_platform == 'win32'").subsetOf(set("os_name == 'nt'"))).isTrue();
    assertThat(set("os_name == 'nt'").subsetOf(set("sys_platform == 'win32'"))).isFalse();
    assertThat(set("os_name == 'posix'").subsetOf(set("sys_platform == 'linux'"))).isFalse();
  }

  @Test
  void givesThePythonVersionsOfTheSet() {
    assertThat(
            set("python_version >= '3.9' and (os_name == 'nt' or python_version < '3.11')")
                .python())
        .isEqualTo(range(">=3.9"));
    assertThat(
            set("python_version >= '3.9' and sys_platform == 'linux' and os_name == 'nt'").python())
        .isEqualTo(VersionRange.none());
    assertThat(set("os_name == 'nt'").python()).isEqualTo(VersionRange.any());
  }

  @Test
  void dropsWhatRequiresPythonAnswers() {
    assertThat(set("python_version >= '3.8' and os_name == 'nt'").simplifyFor(range(">=3.9")))
        .hasToString("os_name == 'nt'");
    assertThat(set("python_version < '3.11'").simplifyFor(range(">=3.9,<3.11"))).hasToString("all");
    assertThat(set("python_version == '3.9'").simplifyFor(range(">=3.9")))
        .hasToString("python_full_version < '3.10'");
    assertThat(MarkerSet.python(range(">=3.9"))).isEqualTo(set("python_version >= '3.9'"));
  }
}

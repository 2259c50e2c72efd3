package dev.puffin.pep440;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class VersionRangeTest {
  private static final int ROUNDS = 60;

  static LongStream seeds() {
    return LongStream.range(1, 21);
  }

  private static VersionRange range(String specifiers) {
    return Specifiers.parse(specifiers).range();
  }

  private static List<Version> versions(String... texts) {
    return List.of(texts).stream().map(Version::parse).toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void containsWhatTheSpecifiersContain(long seed) {
    RandomVersions random = new RandomVersions(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Specifiers specifiers = random.specifiers();
      VersionRange range = specifiers.range();
      for (Version version : random.versions(20)) {
        assertThat(range.contains(version))
            .as("seed %d: %s in %s", seed, version, specifiers)
            .isEqualTo(specifiers.contains(version));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void operatesOnMembers(long seed) {
    RandomVersions random = new RandomVersions(seed);
    for (int i = 0; i < ROUNDS; i++) {
      VersionRange left = random.range();
      VersionRange right = random.range();
      for (Version version : random.versions(10)) {
        boolean inLeft = left.contains(version);
        boolean inRight = right.contains(version);
        String shown = "seed %d: %s of %s and %s".formatted(seed, version, left, right);
        assertThat(left.intersect(right).contains(version)).as(shown).isEqualTo(inLeft && inRight);
        assertThat(left.union(right).contains(version)).as(shown).isEqualTo(inLeft || inRight);
        assertThat(left.minus(right).contains(version)).as(shown).isEqualTo(inLeft && !inRight);
        assertThat(left.complement().contains(version)).as(shown).isEqualTo(!inLeft);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void obeysTheLawsOfSets(long seed) {
    RandomVersions random = new RandomVersions(seed);
    for (int i = 0; i < ROUNDS; i++) {
      VersionRange a = random.range();
      VersionRange b = random.range();
      VersionRange c = random.range();
      String shown = "seed %d: %s / %s / %s".formatted(seed, a, b, c);
      assertThat(a.complement().complement()).as(shown).isEqualTo(a).hasSameHashCodeAs(a);
      assertThat(a.union(a.complement()).isAny()).as(shown).isTrue();
      assertThat(a.isDisjoint(a.complement())).as(shown).isTrue();
      assertThat(a.intersect(b)).as(shown).isEqualTo(b.intersect(a));
      assertThat(a.union(b).complement())
          .as(shown)
          .isEqualTo(a.complement().intersect(b.complement()));
      assertThat(a.intersect(b.union(c))).as(shown).isEqualTo(a.intersect(b).union(a.intersect(c)));
      assertThat(a.minus(b).union(a.intersect(b))).as(shown).isEqualTo(a);
      assertThat(a.intersect(b).subsetOf(a)).as(shown).isTrue();
      assertThat(a.subsetOf(b)).as(shown).isEqualTo(a.minus(b).isEmpty());
      assertThat(union(a.intervals())).as(shown).isEqualTo(a);
    }
  }

  private static VersionRange union(List<VersionRange> ranges) {
    VersionRange union = VersionRange.none();
    for (VersionRange range : ranges) {
      union = union.union(range);
    }
    return union;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void simplifiesWithoutChangeForWhatExists(long seed) {
    RandomVersions random = new RandomVersions(seed);
    for (int i = 0; i < ROUNDS; i++) {
      VersionRange range = random.range();
      List<Version> existing = random.versions(8).stream().sorted().toList();
      VersionRange simple = range.simplify(existing);
      for (Version version : existing) {
        assertThat(simple.contains(version))
            .as("seed %d: %s in %s simplified to %s", seed, version, range, simple)
            .isEqualTo(range.contains(version));
      }
    }
  }

  @Test
  void isTheSameForEqualSets() {
    assertThat(range("<=1.0")).isEqualTo(range("<1.0.post0.dev0").union(range("==1.0")));
    assertThat(range(">1.0.post1")).isEqualTo(range(">=1.0.post2.dev0"));
    assertThat(range("==1.*")).isEqualTo(range(">=1.dev0,<2"));
    assertThat(range("~=1.4.2")).isEqualTo(range(">=1.4.2,==1.4.*"));
    assertThat(range(">=0.dev0")).isEqualTo(VersionRange.any());
    assertThat(range("<0")).isEqualTo(VersionRange.none());
    assertThat(range(">1,<1")).isEqualTo(VersionRange.none());
    assertThat(range(">1.0a1,<1.0a2.dev0").isEmpty()).isTrue();
  }

  @Test
  void knowsWhatPinsARelease() {
    assertThat(range("==1.0").isPin()).isTrue();
    assertThat(range("==1.0+cpu").isPin()).isTrue();
    assertThat(range("===1.0").isPin()).isTrue();
    assertThat(range(">=1.0,<=1.0").isPin()).isTrue();
    assertThat(VersionRange.exactly(Version.parse("1.0")).isPin()).isTrue();
    assertThat(range("==1.*").isPin()).isFalse();
    assertThat(range(">=1.0").isPin()).isFalse();
    assertThat(range("~=1.0").isPin()).isFalse();
    assertThat(VersionRange.none().isPin()).isFalse();
  }

  @Test
  void knowsASingleVersion() {
    Version version = Version.parse("1.0");

    assertThat(VersionRange.exactly(version).contains(Version.parse("1.0.0"))).isTrue();
    assertThat(VersionRange.exactly(version).contains(Version.parse("1.0+x"))).isFalse();
    assertThat(range("==1.0").minus(VersionRange.exactly(version)).contains(Version.parse("1.0+x")))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                  | *
          >=2.3,<3            | >=2.3, <3
          <3,>=2.3,!=2.5      | >=2.3, !=2.5, <3
          ==1.0               | ==1.0
          !=1.0               | !=1.0
          !=1.0,!=2.0         | !=1.0, !=2.0
          ==1.2.*             | ==1.2.*
          ==1.0.*             | ==1.0.*
          !=1.2.*             | !=1.2.*
          ~=1.4.2             | >=1.4.2, <1.5
          <=1.0               | <=1.0
          >1.0                | >1.0
          >1.0.post1          | >1.0.post1
          <2.0a1              | <2.0a1
          ==1.0+local         | ==1.0+local
          ===1.0              | ==1.0
          >1,<1               | no version
          !=1.*,<3            | !=1.*, <3
          !=1.*,!=3.*,<5      | !=1.*, !=3.*, <5
          """)
  void readsLikeSpecifiers(String specifiers, String shown) {
    assertThat(range(specifiers)).hasToString(shown);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void saysInClausesWhatFinalReleasesAreMembers(long seed) {
    RandomVersions random = new RandomVersions(seed);
    for (int i = 0; i < ROUNDS; i++) {
      VersionRange range = random.range();
      if (range.bounds().stream().anyMatch(Bound::isSpelling)) {
        continue; // of a spelling, specifiers can only say the version
      }
      VersionRange releases = range.releasesOnly();
      VersionRange said = VersionRange.none();
      for (List<Specifier> clauses : releases.clauses()) {
        said = said.union(Specifiers.of(clauses).range());
      }
      for (Version version : random.versions(10)) {
        boolean expected = range.contains(version.base());
        String shown =
            "seed %d: %s in %s, for releases %s".formatted(seed, version, range, releases);
        assertThat(releases.contains(version.base())).as(shown).isEqualTo(expected);
        assertThat(said.contains(version.base())).as(shown).isEqualTo(expected);
      }
    }
  }

  @Test
  void separatesAlternatives() {
    assertThat(range("<1").union(range(">=2,<3"))).hasToString("<1 | >=2, <3");
    assertThat(range("==1.0").union(range("==2.0"))).hasToString("==1.0 | ==2.0");
    assertThat(VersionRange.exactly(Version.parse("1.0")).complement()).hasToString("!=1.0");
  }

  @Test
  void dropsBoundsWhereNothingExists() {
    List<Version> existing = versions("1.0", "1.1", "2.0", "3.0");

    assertThat(range("==1.0").union(range("==1.1")).simplify(existing)).hasToString("<=1.1");
    assertThat(range(">=1.5,<2.5").union(range(">=2.7")).simplify(existing)).hasToString(">=1.5");
    assertThat(range(">=1.0,<=3.0").simplify(existing)).hasToString("*");
    assertThat(range(">=4").simplify(existing)).hasToString(">=4");
    assertThat(range(">=1.1,<2.0").simplify(existing)).hasToString(">=1.1, <2.0");
  }
}

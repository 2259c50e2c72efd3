package dev.puffin.pep440;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionTest {
  /** In ascending order by the rules of PEP 440; no two are equal. */
  private static final List<String> ORDERED =
      List.of(
          "0.dev0",
          "0",
          "0.0.1",
          "1.dev0",
          "1.0.dev456",
          "1.0.dev20230628214621",
          "1.0a1.dev1",
          "1.0a1",
          "1.0a1.post1.dev2",
          "1.0a1.post1",
          "1.0a2.dev456",
          "1.0a12.dev456",
          "1.0a12",
          "1.0b1.dev456",
          "1.0b2",
          "1.0b2.post345.dev456",
          "1.0b2.post345",
          "1.0rc1.dev456",
          "1.0rc1",
          "1.0",
          "1.0+abc.5",
          "1.0+abc.7",
          "1.0+5",
          "1.0+20230628214621",
          "1.0.post456.dev34",
          "1.0.post456",
          "1.0.post456+local",
          "1.0.0.1",
          "1.0.1.dev0",
          "1.0.1",
          "1.1.dev1",
          "1.2.3.4.5",
          "1.2.3.4.5.6",
          "1.10",
          "2023.6.28",
          "4095.4095.8191.67108863",
          "4095.4095.8191.67108864",
          "4096",
          "20230628",
          "20230628214621",
          "20230628214621.1",
          "9223372036854775807",
          "9223372036854775808",
          "123456789012345678901234567890",
          "1!0.1",
          "1!1.0",
          "2!0");

  private static List<Version> ordered() {
    List<String> texts = ORDERED.stream().filter(text -> !text.equals("2023.6.28")).toList();
    return texts.stream().map(Version::parse).toList();
  }

  @Test
  void ordersAllPairs() {
    List<Version> versions = ordered();
    for (int i = 0; i < versions.size(); i++) {
      for (int j = 0; j < versions.size(); j++) {
        assertThat(Integer.signum(versions.get(i).compareTo(versions.get(j))))
            .as("%s against %s", versions.get(i), versions.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, v1.0",
    "1.0, 1.0.0.0.0.0.0",
    "1.0, ' 1.0\t'",
    "1.0a0, 1.0ALPHA",
    "1.0a1, 1.0-a-1",
    "1.0b2, 1.0_beta_2",
    "1.0rc3, 1.0c3",
    "1.0rc3, 1.0.pre.3",
    "1.0rc3, 1.0preview3",
    "1.0.post0, 1.0-r",
    "1.0.post4, 1.0-4",
    "1.0.post4, 1.0rev4",
    "1.0.dev0, 1.0dev",
    "1.0a1.post2.dev3, v1.0-A1-POST2_dev.3",
    "1!1.0, 1!1",
    "1.0+ubuntu.1, 1.0+Ubuntu-01",
    "1.2.3, 001.02.0003",
    "20230628214621, 20230628214621.0"
  })
  void treatsSpellingsAsEqual(String normal, String other) {
    Version left = Version.parse(normal);
    Version right = Version.parse(other);

    assertThat(right).isEqualTo(left).hasSameHashCodeAs(left).isEqualByComparingTo(left);
    assertThat(left).hasToString(normal);
    assertThat(right.text()).isEqualTo(other);
  }

  @ParameterizedTest
  @CsvSource({
    "v1.0, 1.0",
    "1.0.0ALPHA, 1.0.0a0",
    "1.0-1, 1.0.post1",
    "01!1.0_dev, 1!1.0.dev0",
    "1.0+A_b-C.007, 1.0+a.b.c.7",
    "00000000000000000000000000000000000001, 1",
    "99999999999999999999.0post99999999999999999999,"
        + " 99999999999999999999.0.post99999999999999999999"
  })
  void writesTheNormalForm(String text, String normal) {
    assertThat(Version.parse(text)).hasToString(normal);
    assertThat(Version.parse(normal)).hasToString(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "1.",
        ".1",
        "1..0",
        "1.0-",
        "1.0+",
        "1.0+-",
        "1.0+a+b",
        "1.0+lo$cal",
        "!1",
        "1!",
        "1!2!3",
        "1.0a1a2",
        "1.0.dev1.post1",
        "1.0 2",
        "1.*",
        "1.0 .post1",
        "\u0661.0",
        "1.0po\u017ft1",
        "1.0-1-1"
      })
  void refusesOtherTexts(String text) {
    assertThat(Version.tryParse(text)).isEmpty();
    assertThatThrownBy(() -> Version.parse(text))
        .isInstanceOf(InvalidVersionException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, false, false, false, false",
    "1.0a1, true, false, false, false",
    "1.0.dev1, true, false, true, false",
    "1.0.post1, false, true, false, false",
    "1.0.post1.dev2, true, true, true, false",
    "1!1.0rc1.post2+x, true, true, false, true",
    "20230628214621.0.1.dev20230628214621, true, false, true, false"
  })
  void tellsItsKind(String text, boolean pre, boolean post, boolean dev, boolean local) {
    Version version = Version.parse(text);

    assertThat(version.isPrerelease()).isEqualTo(pre);
    assertThat(version.isPostrelease()).isEqualTo(post);
    assertThat(version.isDevrelease()).isEqualTo(dev);
    assertThat(version.isLocal()).isEqualTo(local);
  }

  @Test
  void givesItsParts() {
    Version version = Version.parse("2!1.0.3b4.post5.dev6+cu118.1");

    assertThat(version.epoch()).isEqualTo(2);
    assertThat(version.release())
        .containsExactly(BigInteger.ONE, BigInteger.ZERO, BigInteger.valueOf(3));
    assertThat(version.segment(7)).isZero();
    assertThat(version.pre()).hasToString("Optional[b4]");
    assertThat(version.post()).contains(BigInteger.valueOf(5));
    assertThat(version.dev()).contains(BigInteger.valueOf(6));
    assertThat(version.local()).containsExactly("cu118", "1");
    assertThat(version.withoutLocal()).hasToString("2!1.0.3b4.post5.dev6");
    assertThat(version.base()).hasToString("2!1.0.3");
  }

  @Test
  void isMadeOfNumbers() {
    assertThat(Version.of(3, 12)).hasToString("3.12").isEqualTo(Version.parse("3.12.0"));
  }
}

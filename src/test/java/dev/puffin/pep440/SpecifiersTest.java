package dev.puffin.pep440;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpecifiersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # compatible release
          ~=1.4.5      | 1.4.5 1.4.6 1.4.5.post1 1.4.99+x | 1.4.4 1.5.dev0 1.5 2.0 1!1.4.5
          ~=2.2.post3  | 2.2.post3 2.3 2.99               | 2.2 2.2.post2 3.dev0 3.0
          ~=1.4.5a4    | 1.4.5a4 1.4.5 1.4.6              | 1.4.5a3 1.5a1
          ~=2.2.0      | 2.2 2.2.9                        | 2.3
          # version matching
          ==1.1        | 1.1 1.1.0 1.1+local 1.1.0+x      | 1.1.post1 1.1a1 1.1.dev0 1.1.1
          ==1.1+local  | 1.1+local                        | 1.1 1.1+other
          ==1.1.*      | 1.1 1.1.post1 1.1a1 1.1.dev0 1.1.9.9 1.1+x | 1.2.dev0 1.0.9 1.10
          ==1.1.post1  | 1.1.post1 1.1.post1+x            | 1.1 1.1.post2
          # version exclusion
          !=1.1        | 1.1.post1 1.0 1.1.1 1.1rc1       | 1.1 1.1+x
          !=1.1.*      | 1.0 1.2 1.2.dev0                 | 1.1 1.1.post1 1.1a1
          # inclusive comparison
          <=1.1        | 1.1 1.0 1.1+x 1.1a1              | 1.1.post1 1.2
          >=1.1        | 1.1 1.1+x 1.1.post1 2            | 1.1a1 1.0
          # exclusive comparison
          <3.1         | 3.0.9 3.0 1                      | 3.1.dev0 3.1rc1 3.1 3.1+x
          <3.1rc2      | 3.1rc1 3.1.dev0 3.0              | 3.1rc2 3.1
          <1.0.post1   | 1.0 1.0+x 0.9                    | 1.0.post1.dev0 1.0.post1
          >1.7         | 1.7.1 1.8 1.7.0.1                | 1.7 1.7.post3 1.7+x 1.7.0.post1
          >1.7.post2   | 1.7.post3 1.7.1                  | 1.7 1.7.post2 1.7.post2+x
          >1.7a1       | 1.7a2 1.7                        | 1.7a1 1.7a1.post1 1.7a1+x
          >1.7.dev1    | 1.7.dev2 1.7a1 1.7               | 1.7.dev1 1.7.dev1+x
          # arbitrary equality
          ===1.0       | 1.0                              | 1.0.0 1 1.0+x 1.0.post0
          ===1.0RC1    | 1.0rc1                           | 1.0
          ===foobar    |                                  | 1.0
          # several clauses, white space, odd spellings
          >= 1.0 , < 2 , != 1.5 | 1.0 1.4 1.9             | 1.5 2.0rc1 0.9
          ''           | 1.0 1.0a1                        |
          """)
  void matches(String text, String members, String others) {
    Specifiers specifiers = Specifiers.parse(text);

    for (Version version : versions(members)) {
      assertThat(specifiers.contains(version)).as("%s in %s", version, text).isTrue();
      assertThat(specifiers.range().contains(version)).as("%s in range", version).isTrue();
    }
    for (Version version : versions(others)) {
      assertThat(specifiers.contains(version)).as("%s in %s", version, text).isFalse();
      assertThat(specifiers.range().contains(version)).as("%s in range", version).isFalse();
    }
  }

  private static List<Version> versions(String text) {
    return text == null || text.isBlank()
        ? List.of()
        : List.of(text.strip().split(" +")).stream().map(Version::parse).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "=1.0",
        "==",
        "~=1",
        "~=1.*",
        ">=1.*",
        "==1.0a1.*",
        "==1.0.post1.*",
        ">=1.0+local",
        "==1.0.*.1",
        "^1.0",
        "~1.0",
        "==1.0 1.5",
        ">=1.0;",
        "==*",
        ">=x",
        "==1.0+a+b"
      })
  void refusesOtherTexts(String text) {
    assertThat(Specifiers.tryParse(text)).isEmpty();
    assertThatThrownBy(() -> Specifiers.parse(text)).isInstanceOf(InvalidSpecifierException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          =1.0        | did you mean '=='
          ~=1         | at least two release segments
          >=1.*       | .* can only be used with == and !=
          ==1.0a1.*   | .* can't follow a pre-release
          >=1.0+local | a local version label can only be used with == and !=
          """)
  void saysWhatIsWrong(String text, String reason) {
    assertThatThrownBy(() -> Specifiers.parse(text)).hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "'>=1.0', false",
    "'>=1.0a1', true",
    "'<2,>=1.0.dev0', true",
    "'!=1.0a1', false",
    "'==1.0.*', false",
    "'===1.0rc1', true",
    "'~=1.0b1', true"
  })
  void asksForPrereleasesWhereAClauseNamesOne(String text, boolean allows) {
    assertThat(Specifiers.parse(text).allowsPrereleases()).isEqualTo(allows);
  }

  @Test
  void letsPrereleasesThroughOnlyIfNothingElseMatches() {
    List<Version> versions = versions("1.0 1.1 2.0a1 2.0a2");

    assertThat(Specifiers.parse(">=1.0").filter(versions)).isEqualTo(versions("1.0 1.1"));
    assertThat(Specifiers.parse(">1.1").filter(versions)).isEqualTo(versions("2.0a1 2.0a2"));
    assertThat(Specifiers.parse(">=1.1a1").filter(versions)).isEqualTo(versions("1.1 2.0a1 2.0a2"));
  }

  @Test
  void keepsClausesAsWritten() {
    assertThat(Specifiers.parse(" >= 1.00 ,<2"))
        .hasToString(">=1.00,<2")
        .isEqualTo(Specifiers.parse(">=1.00, <2"));
    assertThat(Specifiers.parse(",>=1,,")).hasToString(">=1");
  }

  @Test
  void joinsClausesWithoutRepeatingThem() {
    Specifiers joined = Specifiers.parse(">=1,<3").and(Specifiers.parse("<3,!=2"));

    assertThat(joined).hasToString(">=1,<3,!=2");
    assertThat(Specifiers.any().and(joined)).isSameAs(joined);
  }
}

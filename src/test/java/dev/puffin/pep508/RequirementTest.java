package dev.puffin.pep508;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.puffin.pep440.Specifiers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequirementTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          flask                                | flask
          `  Flask >=1.0 , <2 `                | flask>=1.0,<2
          flask (>=1.0)                        | flask>=1.0
          flask()                              | flask
          flask[]                              | flask
          flask [ B_x,a ] ==1.*                | flask[a,b-x]==1.*
          flask==1.0,                          | flask==1.0
          flask===any.thing                    | flask===any.thing
          flask;os_name=="nt"                  | flask ; os_name == 'nt'
          flask[a]>1;os.name=='x' or extra=='B' | flask[a]>1 ; os_name == 'x' or extra == 'b'
          flask@https://x/y.zip                | flask @ https://x/y.zip
          flask @ https://x/y.zip#egg=z ; python_version<"3" | flask @ https://x/y.zip#egg=z ; python_version < '3'
          flask @ https://x/y;z                | flask @ https://x/y;z
          """)
  void readsAndWritesTheNormalForm(String text, String normal) {
    assertThat(Requirement.parse(text)).hasToString(normal);
    assertThat(Requirement.parse(normal)).isEqualTo(Requirement.parse(text));
  }

  @Test
  void givesItsParts() {
    Requirement requirement = Requirement.parse("Flask[b,A]>=1 ; python_version >= '3.8'");

    assertThat(requirement.name()).isEqualTo(PackageName.parse("flask"));
    assertThat(requirement.extras()).containsExactly(ExtraName.parse("a"), ExtraName.parse("b"));
    assertThat(requirement.specifiers()).isEqualTo(Specifiers.parse(">=1"));
    assertThat(requirement.url()).isEmpty();
    assertThat(requirement.withoutMarker()).hasToString("flask[a,b]>=1");
    assertThat(requirement.appliesTo(MarkerTest.LINUX, Set.of())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                      | 0  | expected a package name at the start
          -flask                  | 0  | expected a package name at the start
          flask!                  | 5  | expected one of
          flask ==                | 8  | expected a version after ==
          flask = 1.0             | 6  | '=' is no operator, did you mean '=='?
          flask >=1.0.*           | 11 | .* can only be used with == and !=
          flask ==1.0a1.*         | 13 | .* can't follow a pre-release
          flask >=1.0+x           | 11 | a local version label can only be used with == and !=
          flask ~=1               | 8  | at least two release segments
          flask ==1.0 1.5         | 12 | expected ',' and another specifier, ';' or the end
          flask 1.0               | 6  | expected a version specifier
          flask (>=1.0            | 12 | expected ',' or ')'
          flask[a                 | 7  | expected ',' or ']'
          flask[a,]               | 8  | expected an extra name after ','
          flask[,a]               | 6  | expected an extra name or ']'
          flask[a b]              | 8  | expected ',' or ']'
          `flask @ `              | 8  | expected a URL after '@'
          flask @ x y             | 10 | expected ';' or the end after the URL
          flask ; nope == 'x'     | 8  | there is no marker variable 'nope'
          flask ; os_name = 'x'   | 16 | expected one of
          flask ; os_name 'x'     | 16 | expected one of
          flask ; os_name == 'x   | 19 | expected a closing quote
          flask ; 'a' == 'b'      | 8  | expected a comparison of a marker variable
          flask ; os_name ~= 'x'  | 8  | has no meaning
          flask ; (os_name == 'x' | 23 | the matching ')'
          flask ; os_name == 'x') | 22 | expected 'and', 'or' or the end
          flask ; ()              | 9  | expected a marker variable or a quoted text
          flask ; os_name == 'x' && os_name == 'y' | 23 | expected 'and', 'or' or the end
          """)
  void pointsAtTheFault(String text, int position, String reason) {
    InvalidRequirementException failure =
        catchThrowableOfType(
            InvalidRequirementException.class, () -> Requirement.parse(text == null ? "" : text));

    assertThat(failure.reason()).contains(reason);
    assertThat(failure.position()).isEqualTo(position);
    assertThat(failure.problem().evidence()).containsExactly(text, " ".repeat(position) + "^");
  }

  @Test
  void showsOnlyTheNeighbourhoodOfAFaultInALongText() {
    String text = "flask" + " ".repeat(100) + "?" + "x".repeat(100);

    InvalidRequirementException failure =
        catchThrowableOfType(InvalidRequirementException.class, () -> Requirement.parse(text));

    assertThat(failure.problem().evidence().getFirst()).startsWith("... ").endsWith("xxx...");
    int caret = failure.problem().evidence().getLast().indexOf('^');
    assertThat(failure.problem().evidence().getFirst().charAt(caret)).isEqualTo('?');
  }

  @Test
  void keepsTheCaretInPlaceWhereASecretIsHidden() {
    InvalidRequirementException failure =
        catchThrowableOfType(
            InvalidRequirementException.class,
            () -> Requirement.parse("flask @ https://me:secret@host/x.zip ?"));

    String shown = failure.problem().evidence().getFirst();
    assertThat(shown).doesNotContain("secret");
    assertThat(shown.charAt(failure.problem().evidence().getLast().indexOf('^'))).isEqualTo('?');
  }
}

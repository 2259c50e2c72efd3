package dev.puffin.pep508;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.pep440.Version;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkerTest {
  static final MarkerEnvironment LINUX =
      new MarkerEnvironment(
          "cpython",
          "3.12.1",
          "posix",
          "x86_64",
          "5.15.0-91-generic",
          "Linux",
          "#1 SMP",
          "3.12.1",
          "CPython",
          "3.12",
          "linux");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # versions are compared as versions
          python_version >= '3.9'                 | true
          python_version < '3.9'                  | false
          '3.9' <= python_version                 | true
          python_version == '3.12.*'              | true
          python_version ~= '3.1'                 | true
          python_version === '3.12.0'             | false
          python_full_version >= '3.12.1rc1'      | true
          python_full_version == '3.12'           | false
          implementation_version > '3.12'         | true
          # in and not in are about texts
          python_version in '3.11, 3.12'          | true
          python_version not in '2.7 3.11'        | true
          '3.1' in python_version                 | true
          'win' not in sys_platform               | true
          # what is no version is compared as text
          platform_release == '5.15.0-91-generic' | true
          platform_release >= '5'                 | false
          python_version >= 'abc'                 | false
          'abc' <= python_version                 | false
          # texts have no order
          os_name == 'posix'                      | true
          os_name == 'POSIX'                      | false
          os_name <= 'posix'                      | true
          os_name < 'z'                           | false
          os_name > 'a'                           | false
          # older names
          os.name == 'posix'                      | true
          sys.platform == 'linux'                 | true
          platform.machine == 'x86_64'            | true
          platform.version == '#1 SMP'            | true
          platform.python_implementation == 'CPython' | true
          python_implementation == 'CPython'      | true
          # and binds closer than or
          os_name == 'posix' or os_name == 'nt' and python_version < '3'   | true
          (os_name == 'posix' or os_name == 'nt') and python_version < '3' | false
          platform_system=='Linux'and'x'in platform_machine | true
          os_name == "it's" or os_name == 'posix' | true
          """)
  void comparesAsPackagingDoes(String text, boolean expected) {
    assertThat(Marker.parse(text).evaluate(LINUX, Set.of())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          extra == 'test'         | test    | true
          extra == 'Te_St'        | te-st   | true
          'Test' == extra         | test    | true
          extra == 'test'         | docs    | false
          extra == 'test'         |         | false
          extra != 'test'         | test    | true
          'test' in extras        | test    | true
          'test' not in extras    | test    | false
          'dev' in dependency_groups | test | false
          """)
  void comparesExtras(String text, String extra, boolean expected) {
    Set<ExtraName> extras = extra == null ? Set.of() : Set.of(ExtraName.parse(extra));

    assertThat(Marker.parse(text).evaluate(LINUX, extras)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          (os_name=="a" and(os_name=='b'))or os.name == 'c' | (os_name == 'a' and os_name == 'b') or os_name == 'c'
          os_name=='a' and (os_name=='b' or os_name=='c')   | os_name == 'a' and (os_name == 'b' or os_name == 'c')
          ((os_name == "it's"))                             | os_name == "it's"
          extra == 'A_b'                                    | extra == 'a-b'
          '3' not    in python_version                      | '3' not in python_version
          """)
  void writesTheNormalForm(String text, String normal) {
    assertThat(Marker.parse(text)).hasToString(normal);
    assertThat(Marker.parse(normal)).isEqualTo(Marker.parse(text));
  }

  @Test
  void joinsConditions() {
    Marker left = Marker.parse("os_name == 'a' or os_name == 'b'");
    Marker right = Marker.parse("extra == 'x'");

    assertThat(left.and(right)).hasToString("(os_name == 'a' or os_name == 'b') and extra == 'x'");
    assertThat(left.or(right)).hasToString("os_name == 'a' or os_name == 'b' or extra == 'x'");
  }

  @Test
  void refusesEndlessNesting() {
    String text = "(".repeat(100_000) + "os_name == 'x'" + ")".repeat(100_000);

    assertThatThrownBy(() -> Marker.parse(text))
        .isInstanceOf(InvalidRequirementException.class)
        .hasMessageContaining("too many nested parentheses");
  }

  @Test
  void takesAnotherPython() {
    MarkerEnvironment other = LINUX.withPythonVersion(Version.parse("3.9"));

    assertThat(other.pythonVersion()).isEqualTo("3.9");
    assertThat(other.pythonFullVersion()).isEqualTo("3.9.0");
    assertThat(other.implementationVersion()).isEqualTo("3.9.0");
    assertThat(LINUX.withPythonVersion(Version.parse("3.14rc1")).fullVersion())
        .isEqualTo(Version.parse("3.14.0rc1"));
    assertThat(LINUX.withPythonVersion(Version.parse("3.11.4")).pythonFullVersion())
        .isEqualTo("3.11.4");
  }

  @Test
  void understandsUntaggedBuilds() {
    MarkerEnvironment untagged =
        new MarkerEnvironment(
            "cpython", "3.13.0", "posix", "x86_64", "", "Linux", "", "3.13.0+", "CPython", "3.13",
            "linux");

    assertThat(untagged.fullVersion()).isEqualTo(Version.parse("3.13.0+local"));
    assertThat(Marker.parse("python_full_version >= '3.13'").evaluate(untagged, Set.of())).isTrue();
  }
}

package dev.puffin.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.pep440.Specifiers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonRequestTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.11        |         | ==3.11.*      | false",
        "3           |         | ==3.*         | false",
        "3.11.7      |         | ==3.11.7      | false",
        "3.15.0b1    |         | ==3.15.0b1    | false",
        "python3.11  |         | ==3.11.*      | false",
        "Python3.exe |         | ==3.*         | false",
        "pypy3.10    | pypy    | ==3.10.*      | false",
        "cpython@3.9 | cpython | ==3.9.*       | false",
        "3.13t       |         | ==3.13.*      | true",
        ">=3.9,<3.12 |         | >=3.9,<3.12   | false"
      })
  void readsImplementationAndVersions(
      String text, String implementation, String versions, boolean freeThreaded) {
    assertThat(PythonRequest.parse(text))
        .isEqualTo(
            new PythonRequest.Version(
                Optional.ofNullable(implementation),
                Specifiers.parse(versions),
                freeThreaded,
                text));
  }

  @Test
  void takesANameWithAFolderForAPath() {
    assertThat(PythonRequest.parse("bin/python3.11"))
        .isEqualTo(new PythonRequest.At(Path.of("bin/python3.11")));
    assertThat(PythonRequest.parse(".venv")).isEqualTo(new PythonRequest.At(Path.of(".venv")));
  }

  @Test
  void takesOtherNamesForPrograms() {
    assertThat(PythonRequest.parse("mypython")).isEqualTo(new PythonRequest.Program("mypython"));
  }
}

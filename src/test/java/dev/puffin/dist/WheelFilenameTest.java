package dev.puffin.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.pep508.PackageName;
import dev.puffin.tags.WheelTags;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WheelFilenameTest {
  @Test
  void takesTheNameApart() {
    WheelFilename name = WheelFilename.parse("Foo_Bar.baz-1.0.post1-2a-py2.py3-none-any.whl");
    assertThat(name.name()).isEqualTo(PackageName.parse("foo-bar-baz"));
    assertThat(name.version()).hasToString("1.0.post1");
    assertThat(name.buildTag()).contains("2a");
    assertThat(name.tags())
        .isEqualTo(new WheelTags(List.of("py2", "py3"), List.of("none"), List.of("any")));
    assertThat(name.stem()).isEqualTo("Foo_Bar.baz-1.0.post1-2a-py2.py3-none-any");
    assertThat(name).hasToString("Foo_Bar.baz-1.0.post1-2a-py2.py3-none-any.whl");
  }

  @Test
  void readsAllThreeTagSets() {
    WheelFilename name =
        WheelFilename.parse(
            "x-1-cp38.cp39-abi3.none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl");
    assertThat(name.tags())
        .isEqualTo(
            new WheelTags(
                List.of("cp38", "cp39"),
                List.of("abi3", "none"),
                List.of("manylinux_2_17_x86_64", "manylinux2014_x86_64")));
    assertThat(name.buildTag()).isEqualTo(Optional.empty());
  }

  @Test
  void versionsMayHaveLocalLabelsAndLongSegments() {
    assertThat(WheelFilename.parse("torch-2.1.0+cu118-cp311-cp311-linux_x86_64.whl").version())
        .hasToString("2.1.0+cu118");
    assertThat(WheelFilename.parse("x-20230628214621-py3-none-any.whl").version())
        .hasToString("20230628214621");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-1.0.tar.gz",
        "x.whl",
        "x-1.0.whl",
        "x-1.0-py3-none.whl",
        "x-1.0-1-2-py3-none-any.whl",
        "x-not_a_version-py3-none-any.whl",
        "x-1.0-build-py3-none-any.whl",
        "x__y-1.0-py3-none-any.whl",
        "-1.0-py3-none-any.whl",
        "x-1.0-py3..py2-none-any.whl",
        "x-1.0--none-any.whl",
        "x-1.0-py3-none-any/evil.whl",
        "-.whl",
      })
  void refusesOtherNames(String filename) {
    assertThatThrownBy(() -> WheelFilename.parse(filename))
        .isInstanceOf(InvalidFilenameException.class)
        .hasMessageContaining(filename);
  }

  @ParameterizedTest
  @CsvSource({"'',1,-1", "1,2,-1", "2,10,-1", "10,2,1", "1a,1b,-1", "1,1a,-1", "1,1,0"})
  void ordersByBuildTag(String left, String right, int expected) {
    assertThat(Integer.signum(build(left).compareBuild(build(right)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "flask-3.0.tar.gz, flask, 3.0, .tar.gz",
    "Flask-3.0.ZIP, flask, 3.0, .zip",
    "zope.interface-7.2.tgz, zope-interface, 7.2, .tgz",
    "my-old-name-1.0-2.tar.bz2, my-old-name, 1.0.post2, .tar.bz2",
    "a-b-1.0.tar.xz, a-b, 1.0, .tar.xz",
  })
  void takesSourceNamesApart(String filename, String name, String version, String extension) {
    SourceFilename parsed = SourceFilename.parse(filename, PackageName.parse(name)).orElseThrow();
    assertThat(parsed.version()).hasToString(version);
    assertThat(parsed.extension()).isEqualTo(extension);
    assertThat(parsed).hasToString(filename);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"flask-3.0.exe", "flask.tar.gz", "flask-x.tar.gz", "flask-cors-3.0.tar.gz"})
  void otherFilesAreNoSourcesOfTheProject(String filename) {
    assertThat(SourceFilename.parse(filename, PackageName.parse("flask"))).isEmpty();
  }

  private static WheelFilename build(String tag) {
    return WheelFilename.parse("x-1-" + (tag.isEmpty() ? "" : tag + "-") + "py3-none-any.whl");
  }
}

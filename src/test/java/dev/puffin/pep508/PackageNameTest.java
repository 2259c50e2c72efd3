package dev.puffin.pep508;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PackageNameTest {

  @ParameterizedTest
  @CsvSource({
    "flask, flask",
    "Flask, flask",
    "ruamel.yaml, ruamel-yaml",
    "A._-b__C..d, a-b-c-d",
    "1to001, 1to001",
    "x, x"
  })
  void normalizesSpellings(String text, String normal) {
    assertThat(PackageName.parse(text)).hasToString(normal);
    assertThat(ExtraName.parse(text)).hasToString(normal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a_", ".", "a b", "a/b", "caf\u00e9", "a!"})
  void refusesOtherTexts(String text) {
    assertThat(PackageName.tryParse(text)).isEmpty();
    assertThatThrownBy(() -> PackageName.parse(text))
        .isInstanceOf(InvalidNameException.class)
        .hasMessage("not a valid package name: '" + text + "'");
  }

  @Test
  void holdsNormalNamesOnly() {
    assertThatThrownBy(() -> new PackageName("Flask")).isInstanceOf(InvalidNameException.class);
  }
}

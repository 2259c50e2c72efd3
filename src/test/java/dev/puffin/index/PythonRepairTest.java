package dev.puffin.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonRepairTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ">=3.8|>=3.8",
        ">=3.6.*|>=3.6",
        ">=2.7,!=3.0.*,<4.*|>=2.7,!=3.0.*,<4",
        ">=3.6<4|>=3.6,<4",
        ">=3.6 <4|>=3.6,<4",
        "=>3.5|>=3.5",
        "'>=3.7'|>=3.7",
        ">=2.7, !=3.0.*, !=3.1.* !=3.2.*|>=2.7,!=3.0.*,!=3.1.*,!=3.2.*",
        ">= 3.*|>=3",
        "<4.0.*|<4.0",
        "~=3.6.*|~=3.6",
        "=3.6|==3.6",
        "<>3.0|!=3.0",
      })
  void repairsWhatWasMeant(String text, String repaired) {
    assertThat(PythonRepair.repair(text)).contains(repaired);
  }

  @ParameterizedTest
  @ValueSource(strings = {"what?", "3.6", ">=", ">=three", "python"})
  void givesUpOnWhatMeansNothing(String text) {
    assertThat(PythonRepair.repair(text)).isEmpty();
  }
}

package dev.puffin.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest
  @CsvSource({"flask,flask,0", "falsk,flask,1", "flsk,flask,1", "flassk,flask,1", "a,flask,4"})
  void countsSlips(String wrong, String right, int slips) {
    assertThat(Spelling.distance(wrong, right)).isEqualTo(slips);
  }

  @Test
  void findsTheClosestWordWithinTwoSlips() {
    Spelling spelling = new Spelling("requets");
    spelling.compare("rockets", "far");
    spelling.compare("requited", "near");
    spelling.compare("requests", "nearest");
    spelling.compare("request", "as near, and later");

    assertThat(spelling.closest()).contains("nearest");
  }

  @Test
  void ofShortWordsOnlyOneLetterMayDiffer() {
    Spelling spelling = new Spelling("six");
    spelling.compare("sax-on", "far");
    spelling.compare("mxi", "two letters");

    assertThat(spelling.closest()).isEmpty();
  }
}

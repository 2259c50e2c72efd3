package dev.puffin.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFileTest {

  @Test
  void readsRowsWithAndWithoutQuotesAndCarriageReturns() {
    assertThat(RecordFile.parse("a.py,sha256=x,1\r\n\"b,c.py\",\"sha256=y\",\"2\"\nd.py,,\ne.py\n"))
        .containsExactly(
            new RecordRow("a.py", "sha256=x", "1"),
            new RecordRow("b,c.py", "sha256=y", "2"),
            new RecordRow("d.py", "", ""),
            new RecordRow("e.py", "", ""));
  }

  @Test
  void leavesOutALastLineThatMayBeCut() {
    assertThat(RecordFile.parse("a.py,,\nb.p")).containsExactly(new RecordRow("a.py", "", ""));
    assertThat(RecordFile.parse("a.py,,\n\"b\n")).containsExactly(new RecordRow("a.py", "", ""));
    assertThat(RecordFile.parseForeign("a.py,,\nb.py,,"))
        .containsExactly(new RecordRow("a.py", "", ""), new RecordRow("b.py", "", ""));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void readsWhatItWrote(long seed) {
    Random random = new Random(seed);
    List<RecordRow> rows = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      RecordRow row = new RecordRow(path(random), random.nextBoolean() ? "sha256=a_-" : "", "7");
      rows.add(row);
      RecordFile.append(text, row);
    }
    assertThat(RecordFile.parse(text.toString())).as("seed %d", seed).isEqualTo(rows);
  }

  private static String path(Random random) {
    String letters = "ab/.,\"' \n\u00e9%#";
    StringBuilder path = new StringBuilder("p");
    for (int i = random.nextInt(12); i > 0; i--) {
      path.append(letters.charAt(random.nextInt(letters.length())));
    }
    return path.toString();
  }
}

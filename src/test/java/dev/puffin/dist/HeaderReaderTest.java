package dev.puffin.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderReaderTest {
  private static HeaderReader read(String text) {
    return HeaderReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void keepsTheValuesOfAFieldInTheirOrderWhateverStandsBetweenThem() {
    HeaderReader header = read("Name: a\nTag: 1\nTag: 2\nVersion:3\nTag:\t4 \nName-Of: b\n");

    assertThat(header.all("Tag")).containsExactly("1", "2", "4");
    assertThat(header.first("version")).contains("3");
    assertThat(header.all("NAME")).containsExactly("a");
    assertThat(header.all("Name-Of")).containsExactly("b");
    assertThat(header.first("Other")).isEmpty();
  }

  @Test
  void takesNamesInAnyCaseForTheSameField() {
    assertThat(read("Tag: 1\ntag: 2\ntag: 3\nTAG: 4").all("Tag"))
        .containsExactly("1", "2", "3", "4");
  }

  @Test
  void addsIndentedLinesToTheOneBefore() {
    HeaderReader header = read("A: 1\n  2\n\t3\nA:\n 4\nB: 5\n");

    assertThat(header.all("A")).containsExactly("1\n  2\n\t3", "4");
    assertThat(header.first("B")).contains("5");
  }

  @Test
  void readsALongTextOfManyIndentedLines() {
    String text = "x".repeat(60) + "\n        ";
    HeaderReader header = read("A: 1\nDescription: " + text.repeat(20_000) + "\nB: 2\n");

    assertThat(header.first("Description").orElseThrow()).hasSize(69 * 20_000 - 9);
    assertThat(header.first("B")).contains("2");
  }

  @Test
  void endsAtTheFirstLineThatIsNoField() {
    assertThat(read("A: 1\n\nA: 2\n").all("A")).containsExactly("1");
    assertThat(read("A: 1\nno field\nA: 2\n").all("A")).containsExactly("1");
    assertThat(read("A: 1\nB C: 3\nA: 2\n").all("A")).containsExactly("1");
    assertThat(read("A: 1\n: 3\nA: 2\n").all("A")).containsExactly("1");
    assertThat(read(": 3\nA: 2\n").all("A")).isEmpty();
    assertThat(read("A: 1\nA\nB: 2\n").all("B")).isEmpty();
  }

  @Test
  void findsTheEndOfALongHeader() {
    String long1 = "A: " + "x".repeat(5_000) + "\n";
    for (int length = 4_080; length < 4_110; length++) {
      String header = "A: " + "x".repeat(length) + "\nB: 1\n";
      assertThat(read(header + "\nB: 2\n").all("B")).as("%d", length).containsExactly("1");
    }
    assertThat(read(long1 + "B: 1\n" + long1 + "\nB: 2").all("B")).containsExactly("1");
    assertThat(read(long1 + "B: 1\nB: 2").all("B")).containsExactly("1", "2");
  }

  @Test
  void readsLinesThatEndInAnyWay() {
    HeaderReader header = read("A: 1\r\nA: 2\rB: ü\r\n\r\nA: 3\r\n");

    assertThat(header.all("A")).containsExactly("1", "2");
    assertThat(header.first("B")).contains("ü");
  }
}

package dev.puffin.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
    "2024-02-03T04:05:06.789012Z, 2024-02-03T04:05:06.789012Z",
    "2024-02-03T04:05:06.1Z, 2024-02-03T04:05:06.1Z",
    "2024-02-03T04:05:06.123456789Z, 2024-02-03T04:05:06.123456789Z",
    "2024-02-03T04:05:06+02:00, 2024-02-03T02:05:06Z",
    "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59.5Z",
  })
  void readsTimes(String text, Instant time) {
    assertThat(UploadTime.parse(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2024-02-30T00:00:00Z",
        "2024-01-01T24:00:01Z",
        "2024-01-01T00:00:00",
        "2024-01-01",
        "2024-13-01T00:00:00Z"
      })
  void takesAnythingElseForNotSaid(String text) {
    assertThat(UploadTime.parse(text)).isEmpty();
  }

  @Test
  void agreesWithTheGeneralParser() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      Instant time =
          Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L), random.nextInt(1_000_000_000));
      assertThat(UploadTime.parse(time.toString())).as("seed " + seed).contains(time);
    }
  }

  @Test
  void readsTimesOfOneDayAndOfTheNext() {
    assertThat(UploadTime.parse("2024-02-29T23:59:59Z"))
        .contains(Instant.parse("2024-02-29T23:59:59Z"));
    assertThat(UploadTime.parse("2024-02-29T00:00:01Z"))
        .contains(Instant.parse("2024-02-29T00:00:01Z"));
    assertThat(UploadTime.parse("2024-02-29x00:00:01Z")).isEmpty();
    assertThat(UploadTime.parse("2024-03-01T00:00:01Z"))
        .contains(Instant.parse("2024-03-01T00:00:01Z"));
    assertThat(UploadTime.parse("2024-02-30T00:00:01Z")).isEmpty();
    assertThat(UploadTime.parse("2024-02-29T00:00:01Z"))
        .contains(Instant.parse("2024-02-29T00:00:01Z"));
  }
}

package dev.puffin.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-01-31,2026-02-01T00:00:00Z",
    "2026-01-31T10:00:00Z,2026-01-31T10:00:00Z",
    "2026-01-31T10:00:00+02:00,2026-01-31T08:00:00Z",
    "2026-01-31T10:00:00,2026-01-31T10:00:00Z",
    "3 days,2026-03-07T12:00:00Z",
    "1day,2026-03-09T12:00:00Z",
    "2w,2026-02-24T12:00:00Z",
    "90 minutes,2026-03-10T10:30:00Z",
    "P3D,2026-03-07T12:00:00Z",
    "PT36H,2026-03-09T00:00:00Z",
    "P2W,2026-02-24T12:00:00Z"
  })
  void readsDatesTimesAndSpans(String text, String expected) {
    assertThat(Moments.moment(text, NOW)).contains(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-13-01", "3", "days", "3 fortnights", "P", "PW"})
  void refusesWhatIsNeither(String text) {
    assertThat(Moments.moment(text, NOW)).isEmpty();
  }
}

package dev.puffin.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "999,999 B",
    "1000,1.0 kB",
    "9949,9.9 kB",
    "9950,10 kB",
    "482300,482 kB",
    "999499,999 kB",
    "999500,1.0 MB",
    "1300000000,1.3 GB",
    "2000000000000000,2000 TB"
  })
  void writesBytesWithAUnit(long bytes, String expected) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0,package,0 packages",
    "1,package,1 package",
    "2,entry,2 entries",
    "1,entry,1 entry"
  })
  void countsThings(long count, String thing, String expected) {
    assertThat(Amounts.counted(count, thing)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 ms",
    "999,999 ms",
    "1000,1.0 s",
    "1250,1.3 s",
    "59949,59.9 s",
    "185000,3 min 5 s"
  })
  void writesSpansOfTime(long millis, String expected) {
    assertThat(Amounts.millis(millis)).isEqualTo(expected);
  }
}

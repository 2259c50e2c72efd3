package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  private static final Option OPTION =
      Option.value(OptionGroup.RESOLUTION, "WHEN", "", "--exclude-newer");

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "500,500",
    "500B,500",
    "1.5kB,1500",
    "10MB,10000000",
    "2GiB,2147483648",
    "1G,1000000000"
  })
  void readsSizes(String text, long expected) {
    assertThat(Values.bytes(OPTION, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MB", "ten", "1XB", "1.2.3MB", "5 mega"})
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> Values.bytes(OPTION, text)).isInstanceOf(UsageException.class);
  }

  @Test
  void namesTheOptionAndTheValueThatMakesNoSense() {
    assertThatThrownBy(() -> Values.moment(OPTION, "yesterday", Instant.EPOCH))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--exclude-newer")
        .hasMessageContaining("`yesterday`");
  }
}

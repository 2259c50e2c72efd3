package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {
  private static final int LIMIT = 1 << 20;

  @Test
  void givesWhatIsWithinTheLimit() throws IOException {
    assertThat(body(LIMIT).readAllBytes()).hasSize(LIMIT);
    LimitedBody one = body(1);
    assertThat(one.read()).isZero();
    assertThat(one.read()).isEqualTo(-1);
  }

  @Test
  void failsWhenMoreComes() {
    assertThatThrownBy(() -> body(LIMIT + 1).readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessage("the answer is larger than 1 MB");
  }

  private static LimitedBody body(int length) {
    return new LimitedBody(new ByteArrayInputStream(new byte[length]), LIMIT);
  }
}

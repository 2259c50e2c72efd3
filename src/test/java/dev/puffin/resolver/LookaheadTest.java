package dev.puffin.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LookaheadTest {
  private final Lookahead lookahead = new Lookahead();

  private int nextAfter(long millis, int tried) {
    lookahead.waited(TimeUnit.MILLISECONDS.toNanos(millis));
    return lookahead.next(tried);
  }

  @Test
  void growsWithTheNumberOfTriesWhereTheNetworkMakesOneWait() {
    assertThat(nextAfter(30, 5)).isEqualTo(5);
    assertThat(nextAfter(30, 10)).isEqualTo(5);
    assertThat(nextAfter(5, 22)).isEqualTo(10);
    assertThat(nextAfter(30, 300)).isEqualTo(20);
    assertThat(nextAfter(30, 300)).isEqualTo(40);
    assertThat(nextAfter(30, 300)).isEqualTo(50);
  }

  @Test
  void staysSmallWhereAnswersComeAtOnce() {
    assertThat(nextAfter(0, 5)).isEqualTo(3);
    assertThat(nextAfter(3, 300)).isEqualTo(3);
  }

  @Test
  void getsOverAWaitThatWasAnException() {
    assertThat(nextAfter(100, 20)).isEqualTo(6);
    assertThat(nextAfter(0, 30)).isEqualTo(3);
  }

  @Test
  void goesByTheLongestWaitSinceTheBatchBefore() {
    lookahead.waited(TimeUnit.MILLISECONDS.toNanos(40));
    assertThat(nextAfter(0, 20)).isEqualTo(6);
  }
}

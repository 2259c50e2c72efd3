package dev.puffin.lockfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NewlineTest {
  @Test
  void followsTheFirstFileThatHasLines() {
    assertThat(Newline.usedIn(List.of("a==1\r\n", "a\n"))).isEqualTo(Newline.CRLF);
    assertThat(Newline.usedIn(List.of("", "no line end", "a\n", "b\r\n"))).isEqualTo(Newline.LF);
  }

  @Test
  void isALineFeedWithoutFiles() {
    assertThat(Newline.usedIn(List.of())).isEqualTo(Newline.LF);
  }
}

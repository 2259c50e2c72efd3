package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WholeBodyTest {
  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private static byte[] read(byte[] content, OptionalLong announced, int most) throws IOException {
    return WholeBody.read(new ByteArrayInputStream(content), announced, most);
  }

  @Test
  void readsWhatComesWhateverWasAnnounced() throws IOException {
    for (int size : new int[] {0, 1, 5_000, 100_000}) {
      byte[] content = content(size);
      assertThat(read(content, OptionalLong.empty(), 1 << 20)).isEqualTo(content);
      for (long announced : new long[] {-5, 0, 1, size - 1, size, size + 1, 1L << 40}) {
        assertThat(read(content, OptionalLong.of(announced), 1 << 20))
            .as("%d, announced %d", size, announced)
            .isEqualTo(content);
      }
    }
  }

  @Test
  void readsNoMoreThanItIsTo() throws IOException {
    byte[] content = content(1_000);
    for (long announced : new long[] {0, 10, 99, 100, 101, 1_000, 5_000}) {
      assertThat(read(content, OptionalLong.of(announced), 100))
          .as("announced %d", announced)
          .isEqualTo(Arrays.copyOf(content, 100));
    }
  }
}

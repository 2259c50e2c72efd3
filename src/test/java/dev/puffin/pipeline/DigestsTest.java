package dev.puffin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestsTest {
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @ParameterizedTest
  @ValueSource(longs = {0, 1L << 40})
  void computesSha256HoweverMuchThereIs(long volume) {
    Digests digests = new Digests(List.of());
    for (int round = 0; round < 2; round++) {
      digests.begin(volume);
      digests.update(bytes("abcdef"), 3);
      assertThat(digests.finish()).isEqualTo(Hashes.sha256(OF_ABC));
    }
  }

  @Test
  void computesOthersAndPassesOverUnknownOnes() {
    Digests digests = new Digests(List.of("md5", "sha3_256", "blake9"));
    digests.update(bytes("abc"), 3);
    Hashes hashes = digests.finish();
    assertThat(hashes.digests().keySet()).containsExactly("md5", "sha256", "sha3_256");
    assertThat(hashes.digest("md5")).contains("900150983cd24fb0d6963f7d28e17f72");
    assertThat(Digests.known(List.of("blake9", "sha512"))).containsExactly("sha256", "sha512");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.puffin.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.puffin.fs.NativeLibrary;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The digests of the library that the build has compiled. */
class Sha256IT extends Sha256Test {
  private static final long SEED = 20261123;
  private static final int MOST_NATIVE_BYTES = 1 << 15;

  @BeforeAll
  static void needLibrary() {
    assumeTrue(NativeLibrary.isLoaded(), "no C compiler was there when this was built");
  }

  @Test
  void equalsTheOneOfTheJdk() throws NoSuchAlgorithmException {
    MessageDigest expected = MessageDigest.getInstance("SHA-256");
    Random random = new Random(SEED);
    IntStream lengths =
        IntStream.concat(
            IntStream.range(0, 400),
            IntStream.rangeClosed(MOST_NATIVE_BYTES - 70, MOST_NATIVE_BYTES + 1));
    lengths.forEach(length -> {
      byte[] content = new byte[length];
      random.nextBytes(content);
      assertThat(Sha256.digest(content))
          .as("%d bytes, seed %d", length, SEED)
          .isEqualTo(expected.digest(content));
    });
  }
}

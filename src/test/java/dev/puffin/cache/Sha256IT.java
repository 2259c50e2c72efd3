package dev.puffin.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

  @BeforeAll
  static void needLibrary() {
    assumeTrue(NativeLibrary.isLoaded(), "no C compiler was there when this was built");
  }

  @Test
  void equalsTheOneOfTheJdk() throws NoSuchAlgorithmException {
    MessageDigest expected = MessageDigest.getInstance("SHA-256");
    Random random = new Random(SEED);
    IntStream lengths = IntStream.concat(IntStream.range(0, 400), IntStream.of(1 << 15, 1 << 20));
    lengths.forEach(length -> {
      byte[] content = new byte[length];
      random.nextBytes(content);
      assertThat(Sha256.digest(content))
          .as("%d bytes, seed %d", length, SEED)
          .isEqualTo(expected.digest(content));
    });
  }

  @Test
  void isTheSameInParts() throws NoSuchAlgorithmException {
    MessageDigest expected = MessageDigest.getInstance("SHA-256");
    MessageDigest digest = Sha256.create();
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      byte[] content = new byte[random.nextInt(400)];
      random.nextBytes(content);
      for (int start = 0; start < content.length; ) {
        int length = 1 + random.nextInt(Math.min(150, content.length - start));
        digest.update(content, start, length);
        start += length;
      }
      assertThat(digest.digest()).as("%d, seed %d", i, SEED).isEqualTo(expected.digest(content));
    }
    digest.update((byte) 1);
    digest.reset();
    assertThat(digest.digest()).isEqualTo(expected.digest());
    assertThatThrownBy(() -> digest.update(new byte[3], 1, 3))
        .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class);
  }
}

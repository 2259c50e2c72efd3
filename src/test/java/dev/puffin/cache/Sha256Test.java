package dev.puffin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha256Test {
  private static final long SEED = 20261123;

  @Test
  void equalsTheOneOfTheJdk() throws NoSuchAlgorithmException {
    compareWithTheJdks();
  }

  static void compareWithTheJdks() throws NoSuchAlgorithmException {
    MessageDigest expected = MessageDigest.getInstance("SHA-256");
    Random random = new Random(SEED);
    for (int length = 0; length < 400; length++) {
      byte[] content = new byte[length];
      random.nextBytes(content);
      assertThat(Sha256.digest(content))
          .as("%d bytes, seed %d", length, SEED)
          .isEqualTo(expected.digest(content));
    }
  }
}

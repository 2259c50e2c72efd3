package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NativeSha256Test {
  @Test
  void isThatOfJava() throws NoSuchAlgorithmException {
    MessageDigest digest = NativeSha256.create().orElseGet(NativeSha256::orJavas);
    Random random = new Random(11);
    for (int round = 0; round < 50; round++) {
      byte[] data = new byte[random.nextInt(20_000)];
      random.nextBytes(data);
      int cut = data.length == 0 ? 0 : random.nextInt(data.length);
      digest.update(data, 0, cut);
      digest.update(data, cut, data.length - cut);

      assertThat(digest.digest())
          .as("round %d", round)
          .isEqualTo(MessageDigest.getInstance("SHA-256").digest(data));
    }
  }

  @Test
  void canBeResetAndUsedAgain() {
    MessageDigest digest = NativeSha256.orJavas();
    byte[] first = digest.digest(new byte[] {1});
    digest.update((byte) 7);
    digest.reset();

    assertThat(digest.digest(new byte[] {1})).isEqualTo(first);
  }
}

package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NativeSha256Test {
  @Test
  void isThatOfJava() throws NoSuchAlgorithmException {
    MessageDigest digest = digest();
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
    MessageDigest digest = digest();
    byte[] first = digest.digest(new byte[] {1});
    digest.update((byte) 7);
    digest.reset();

    assertThat(digest.digest(new byte[] {1})).isEqualTo(first);
  }

  private static MessageDigest digest() {
    Optional<MessageDigest> digest = NativeSha256.create();
    assumeTrue(digest.isPresent(), "there is no such library for this system");
    return digest.orElseThrow();
  }
}

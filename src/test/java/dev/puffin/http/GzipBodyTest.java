package dev.puffin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipBodyTest {
  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    return new GzipBody(new ByteArrayInputStream(packed), OptionalLong.empty()).readAllBytes();
  }

  private static byte[] random(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  @Test
  void unpacksWhateverTheSize() throws IOException {
    int most = GzipBody.MOST_BYTES;
    for (int size : new int[] {0, 1, 100, most - 100, most - 23, most, most + 100, 3 * most}) {
      assertThat(unpacked(packed(random(size)))).as("%d", size).isEqualTo(random(size));
    }
  }

  @Test
  void unpacksTextsThatGetMuchShorter() throws IOException {
    for (int size : new int[] {1 << 10, 1 << 20, 1 << 24}) {
      assertThat(unpacked(packed(new byte[size]))).as("%d", size).isEqualTo(new byte[size]);
    }
  }

  @Test
  void unpacksSeveralPiecesAsOne() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(packed("one".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    both.write(packed(" two".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(unpacked(both.toByteArray())).asString().isEqualTo("one two");
  }

  @Test
  void readsByteByByteAndByPieces() throws IOException {
    byte[] content = random(1000);
    try (InputStream body =
        new GzipBody(new ByteArrayInputStream(packed(content)), OptionalLong.empty())) {
      assertThat((byte) body.read()).isEqualTo(content[0]);
      byte[] piece = new byte[10];
      assertThat(body.read(piece, 5, 0)).isZero();
      assertThat(body.read(piece, 2, 3)).isEqualTo(3);
      assertThat(piece[4]).isEqualTo(content[3]);
      assertThat(body.readAllBytes()).hasSize(996);
      assertThat(body.read()).isEqualTo(-1);
    }
  }

  @Test
  void failsWhereTheBodyIsDamagedOrEndsEarly() throws IOException {
    byte[] whole = packed(random(1000));
    for (int i = 0; i < 1500; i++) {
      byte[] damaged = whole.clone();
      Random random = new Random(i);
      int at = 10 + random.nextInt(whole.length - 10);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> unpacked(damaged)).as("%d", at).isInstanceOf(IOException.class);
    }
    for (int length : new int[] {1, 9, 17, 18, 500, whole.length - 1}) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> unpacked(part)).as("%d", length).isInstanceOf(IOException.class);
    }
  }

  @Test
  void closesWhatItReads() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream body =
        new ByteArrayInputStream(packed(random(10))) {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    try (InputStream gzip = new GzipBody(body, OptionalLong.of(10))) {
      assertThat(gzip.readAllBytes()).hasSize(10);
    }
    assertThat(closed).isTrue();
  }
}

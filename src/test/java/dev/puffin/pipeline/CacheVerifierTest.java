package dev.puffin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.cache.Cache;
import dev.puffin.concurrent.Permits;
import dev.puffin.dist.IndexUrl;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheVerifierTest {
  @TempDir Path folder;
  private Cache cache;
  private Path wheel;

  @BeforeEach
  void fill() {
    cache = Cache.open(folder);
    wheel =
        UnzippedWheels.put(cache, IndexUrl.DEFAULT, WheelMaker.of("a", "1").file("a.py", "aaa"));
    UnzippedWheels.put(cache, IndexUrl.DEFAULT, WheelMaker.of("b", "1").file("b.py", "bbb"));
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void wholeCacheHasNoFindings() {
    Verification verification = verify();
    assertThat(verification.wheels()).isEqualTo(2);
    assertThat(verification.damaged()).isEmpty();
    assertThat(verification.disagreeing()).isEmpty();
  }

  @Test
  void changeThatKeptSizeAndTimeIsFoundAndRemoved() throws IOException {
    Path file = wheel.resolve("a.py");
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "xxx");
    Files.setLastModifiedTime(file, time);
    Verification verification = verify();
    assertThat(verification.damaged())
        .containsExactly(new Verification.Finding("a-1-py3-none-any", "a.py was changed"));
    assertThat(verification.removed().entries()).isEqualTo(1);
    assertThat(wheel).doesNotExist();
    assertThat(verify().damaged()).isEmpty();
  }

  @Test
  void missingAndAddedFilesAreFound() throws IOException {
    Files.delete(wheel.resolve("a.py"));
    assertThat(verify().damaged()).hasSize(1);
    Path again =
        UnzippedWheels.put(cache, IndexUrl.DEFAULT, WheelMaker.of("a", "1").file("a.py", "aaa"));
    Files.writeString(again.resolve("added.py"), "added");
    assertThat(verify().damaged()).hasSize(1);
  }

  @Test
  void wheelWhoseOwnRecordIsWrongIsNamedButKept() {
    Path odd =
        UnzippedWheels.put(
            cache,
            IndexUrl.DEFAULT,
            WheelMaker.of("odd", "1")
                .without("RECORD")
                .entry("odd.py", "odd")
                .entry("odd-1.dist-info/RECORD", "odd.py,sha256=AAAA,3\n"));
    Verification verification = verify();
    assertThat(verification.damaged()).isEmpty();
    assertThat(verification.disagreeing())
        .extracting(Verification.Finding::wheel)
        .containsExactly("odd-1-py3-none-any");
    assertThat(odd).isDirectory();
  }

  private Verification verify() {
    return new CacheVerifier(cache, Permits.of(1, 2)).run();
  }
}

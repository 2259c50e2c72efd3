package dev.puffin.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLocksTest {
  @TempDir Path folder;

  @Test
  void exclusiveLockLetsOneThreadInAtATime() throws Exception {
    Path file = folder.resolve("below/lock");
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Thread[] threads = new Thread[8];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = Thread.startVirtualThread(() -> enter(file, inside, most));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(most).hasValue(1);
    assertThat(file).exists();
  }

  @Test
  void manyHoldItShared() throws IOException {
    Path file = folder.resolve("lock");
    AtomicBoolean waited = new AtomicBoolean();
    try (FileLocks.Held _ = FileLocks.shared(file, () -> waited.set(true));
        FileLocks.Held _ = FileLocks.shared(file, () -> waited.set(true))) {
      assertThat(waited).isFalse();
      assertThat(FileLocks.tryExclusive(file)).isEmpty();
    }
  }

  @Test
  void freedLockCanBeTaken() throws IOException {
    Path file = folder.resolve("lock");
    FileLocks.exclusive(file, () -> {}).close();
    try (FileLocks.Held _ = FileLocks.tryExclusive(file).orElseThrow()) {
      assertThat(FileLocks.tryExclusive(file)).isEmpty();
    }
  }

  @Test
  void tellsThatItWaits() throws Exception {
    Path file = folder.resolve("lock");
    AtomicBoolean waited = new AtomicBoolean();
    Thread waiting;
    try (FileLocks.Held _ = FileLocks.exclusive(file, () -> {})) {
      waiting =
          Thread.startVirtualThread(() -> {
            try (FileLocks.Held _ = FileLocks.shared(file, () -> waited.set(true))) {
              Thread.onSpinWait();
            } catch (IOException e) {
              waited.set(false);
            }
          });
      Thread.sleep(50);
    }
    waiting.join();
    assertThat(waited).isTrue();
  }

  private static void enter(Path file, AtomicInteger inside, AtomicInteger most) {
    try (FileLocks.Held _ = FileLocks.exclusive(file, () -> {})) {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      Thread.sleep(3);
      inside.decrementAndGet();
    } catch (IOException | InterruptedException e) {
      most.set(1000);
    }
  }
}

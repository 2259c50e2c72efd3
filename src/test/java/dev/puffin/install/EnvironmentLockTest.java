package dev.puffin.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentLockTest {
  @TempDir private Path folder;

  @Test
  void letsOneRunInAtATime() throws InterruptedException {
    InstallFixture env = new InstallFixture(folder);
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicBoolean entered = new AtomicBoolean();
    Thread second;
    try (EnvironmentLock first = EnvironmentLock.acquire(env.target, () -> {})) {
      assertThat(first).isNotNull();
      second = Thread.startVirtualThread(() -> enter(env, waiting, entered));
      waiting.await();
      assertThat(entered).isFalse();
    }
    second.join();
    assertThat(entered).isTrue();
  }

  private static void enter(InstallFixture env, CountDownLatch waiting, AtomicBoolean entered) {
    try (EnvironmentLock lock = EnvironmentLock.acquire(env.target, waiting::countDown)) {
      entered.set(lock != null);
    }
  }
}

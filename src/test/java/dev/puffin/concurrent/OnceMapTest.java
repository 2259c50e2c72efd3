package dev.puffin.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceMapTest {
  private final OnceMap<String, String> map = new OnceMap<>();
  private final AtomicInteger computed = new AtomicInteger();

  @Test
  void computesOnceHoweverManyAsk() throws InterruptedException {
    List<String> results = new CopyOnWriteArrayList<>();
    Thread[] threads = new Thread[50];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = Thread.startVirtualThread(() -> results.add(map.get("key", this::slowly)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(computed).hasValue(1);
    assertThat(results).hasSize(50).containsOnly("value");
  }

  @Test
  void failureReachesEveryone() throws InterruptedException {
    IllegalArgumentException failure = new IllegalArgumentException("no");
    List<Throwable> seen = new CopyOnWriteArrayList<>();
    Thread[] threads = new Thread[10];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.startVirtualThread(() -> {
            try {
              map.get(
                  "key",
                  () -> {
                    slowly();
                    throw failure;
                  });
            } catch (IllegalArgumentException e) {
              seen.add(e);
            }
          });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(computed).hasValue(1);
    assertThat(seen).hasSize(10).containsOnly(failure);
    assertThat(map.ifDone("key")).isEmpty();
  }

  @Test
  void startedValueIsTheOneThatIsGot() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    map.start(
        "key",
        () -> {
          await(go);
          return slowly();
        });
    assertThat(map.ifDone("key")).isEmpty();
    go.countDown();
    assertThat(map.get("key", () -> "another")).isEqualTo("value");
    assertThat(map.ifDone("key")).contains("value");
  }

  @Test
  void refusesToWaitForItself() {
    assertThatThrownBy(() -> map.get("key", () -> map.get("key", () -> "never")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("key");
  }

  @Test
  void interruptedWaiterGivesUpAndKeepsItsFlag() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    map.start(
        "key",
        () -> {
          await(never);
          return "value";
        });
    List<Boolean> flags = new CopyOnWriteArrayList<>();
    Thread waiter =
        Thread.startVirtualThread(() -> {
          try {
            map.get("key", () -> "another");
          } catch (CancelledException e) {
            flags.add(Thread.currentThread().isInterrupted());
          }
        });
    waiter.interrupt();
    waiter.join();
    never.countDown();
    assertThat(flags).containsExactly(true);
  }

  private String slowly() {
    computed.incrementAndGet();
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new CancelledException(e);
    }
    return "value";
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new CancelledException(e);
    }
  }
}

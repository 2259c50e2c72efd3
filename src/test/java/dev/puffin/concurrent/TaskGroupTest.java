package dev.puffin.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskGroupTest {
  @Test
  void allResultsAreThereAfterJoin() {
    try (TaskGroup group = new TaskGroup()) {
      var one = group.fork(() -> 1);
      var two = group.fork(() -> "two");
      group.join();
      assertThat(one.value()).isEqualTo(1);
      assertThat(two.value()).isEqualTo("two");
    }
  }

  @Test
  void firstFailureInterruptsTheOthersAndIsThrown() {
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch waiting = new CountDownLatch(1);
    IllegalStateException failure = new IllegalStateException("first");
    try (TaskGroup group = new TaskGroup()) {
      group.run(() -> {
        waiting.countDown();
        try {
          Thread.sleep(60_000);
        } catch (InterruptedException e) {
          interrupted.set(true);
          throw new CancelledException(e);
        }
      });
      group.run(() -> {
        await(waiting);
        throw failure;
      });
      assertThatThrownBy(group::join).isSameAs(failure);
    }
    assertThat(interrupted).isTrue();
  }

  @Test
  void nothingIsStartedAfterAFailure() {
    AtomicInteger started = new AtomicInteger();
    try (TaskGroup group = new TaskGroup()) {
      group.run(() -> {
        throw new IllegalStateException("first");
      });
      assertThatThrownBy(group::join).hasMessage("first");
      group.run(started::incrementAndGet);
    }
    assertThat(started).hasValue(0);
  }

  @Test
  void eachItemIsDoneOnceByFewTasks() {
    List<Integer> items = IntStream.range(0, 100).boxed().toList();
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    Set<Thread> tasks = ConcurrentHashMap.newKeySet();
    try (TaskGroup group = new TaskGroup()) {
      group.runEach(
          items,
          3,
          item -> {
            tasks.add(Thread.currentThread());
            assertThat(done.add(item)).isTrue();
          });
      group.join();
    }
    assertThat(done).hasSize(100);
    assertThat(tasks).hasSizeBetween(1, 3);
  }

  @Test
  void noItemIsBegunAfterOneHasFailed() {
    AtomicInteger begun = new AtomicInteger();
    try (TaskGroup group = new TaskGroup()) {
      group.runEach(
          List.of(1, 2, 3, 4, 5),
          1,
          item -> {
            begun.incrementAndGet();
            if (item == 2) {
              throw new IllegalStateException("second");
            }
          });
      assertThatThrownBy(group::join).hasMessage("second");
    }
    assertThat(begun).hasValue(2);
  }

  @Test
  void closingStopsWhatStillRuns() {
    CountDownLatch running = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    try (TaskGroup group = new TaskGroup()) {
      group.run(() -> {
        running.countDown();
        try {
          Thread.sleep(60_000);
        } catch (InterruptedException e) {
          ended.set(true);
        }
      });
      await(running);
    }
    assertThat(ended).isTrue();
  }

  @Test
  void interruptOfTheOwnerStopsTheTasks() throws InterruptedException {
    AtomicBoolean cancelled = new AtomicBoolean();
    CountDownLatch running = new CountDownLatch(1);
    Thread owner =
        Thread.startVirtualThread(() -> {
          try (TaskGroup group = new TaskGroup()) {
            group.run(() -> {
              running.countDown();
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
            group.join();
          } catch (CancelledException e) {
            cancelled.set(true);
          }
        });
    await(running);
    owner.interrupt();
    owner.join();
    assertThat(cancelled).isTrue();
  }

  @Test
  void permitsBoundWhatGoesOnAtOnce() {
    Permits permits = Permits.of(1, 2);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (TaskGroup group = new TaskGroup()) {
      for (int i = 0; i < 12; i++) {
        group.fork(() -> permits.run(Permits.Kind.CPU, () -> busy(inside, most)));
      }
      group.join();
    }
    assertThat(most.get()).isBetween(1, 2);
    assertThat(permits.cpu().availablePermits()).isEqualTo(2);
  }

  private static int busy(AtomicInteger inside, AtomicInteger most) {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new CancelledException(e);
    }
    return inside.decrementAndGet();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new CancelledException(e);
    }
  }
}

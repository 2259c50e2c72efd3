package dev.puffin.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AheadTest {
  @Test
  void computesOnAnotherThread() {
    Ahead<Thread> ahead = Ahead.begin("other", Thread::currentThread);
    assertThat(ahead.get()).isNotSameAs(Thread.currentThread());
    assertThat(ahead.get().getName()).isEqualTo("other");
    assertThat(ahead.isDone()).isTrue();
  }

  @Test
  void failureReachesWhoeverAsks() {
    IllegalStateException failure = new IllegalStateException("no");
    Ahead<String> ahead =
        Ahead.begin(
            "failing",
            () -> {
              throw failure;
            });
    assertThatThrownBy(ahead::get).isSameAs(failure);
    assertThatThrownBy(ahead::get).isSameAs(failure);
  }

  @Test
  void isNotDoneWhileItComputes() {
    CountDownLatch end = new CountDownLatch(1);
    Ahead<Boolean> ahead = Ahead.begin("waiting", () -> await(end));
    assertThat(ahead.isDone()).isFalse();
    end.countDown();
    assertThat(ahead.get()).isTrue();
  }

  @Test
  void waitingIsCancelledByAnInterrupt() {
    CountDownLatch end = new CountDownLatch(1);
    Ahead<Boolean> ahead = Ahead.begin("stuck", () -> await(end));
    Thread.currentThread().interrupt();
    assertThatThrownBy(ahead::get).isInstanceOf(CancelledException.class);
    end.countDown();
  }

  @Test
  void nothingGoesOnAfterClosing() {
    Thread[] computing = new Thread[1];
    CountDownLatch begun = new CountDownLatch(1);
    try (Ahead<Boolean> ahead =
        Ahead.begin(
            "closed",
            () -> {
              computing[0] = Thread.currentThread();
              begun.countDown();
              return await(new CountDownLatch(1));
            })) {
      await(begun);
      assertThat(ahead.isDone()).isFalse();
    }
    assertThat(computing[0].isAlive()).isFalse();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new CancelledException(e);
    }
  }
}

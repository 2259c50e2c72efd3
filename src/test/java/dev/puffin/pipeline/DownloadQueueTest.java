package dev.puffin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.concurrent.CancelledException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DownloadQueueTest {
  private static final long MEGABYTE = 1 << 20;

  private final AtomicLong clock = new AtomicLong();
  private final DownloadQueue queue = new DownloadQueue(clock::get);
  private final BlockingQueue<Begun> begun = new LinkedBlockingQueue<>();

  private record Begun(long size, DownloadQueue.Turn turn) {}

  @Test
  void beginsTheLargestNextWhenLittleIsStillToCome() throws InterruptedException {
    DownloadQueue.Turn first = queue.await(10 * MEGABYTE);
    for (long megabytes : List.of(5, 9, 7)) {
      begin(megabytes * MEGABYTE);
    }

    first.received(5 * MEGABYTE);
    assertThat(begun).isEmpty();
    first.received(2 * MEGABYTE);
    Begun second = next();
    assertThat(second.size()).isEqualTo(9 * MEGABYTE);

    first.close();
    assertThat(begun).isEmpty();
    second.turn().close();
    assertThat(next().size()).isEqualTo(7 * MEGABYTE);
    assertThat(begun).isEmpty();
  }

  @Test
  void beginsSmallFilesAndThoseOfUnknownSizeAtOnce() {
    queue.await(100 * MEGABYTE);

    assertThat(queue.await(1000)).isNotNull();
    assertThat(queue.await(0)).isNotNull();
  }

  @Test
  void countsWhatComesAgainOnce() throws InterruptedException {
    DownloadQueue.Turn again = queue.await(6 * MEGABYTE);
    DownloadQueue.Turn other = queue.await(1000);
    again.received(MEGABYTE);
    begin(8 * MEGABYTE);
    assertThat(begun).isEmpty();

    again.received(50 * MEGABYTE);
    assertThat(next().size()).isEqualTo(8 * MEGABYTE);
    begin(7 * MEGABYTE);
    again.close();
    other.close();
    assertThat(begun).isEmpty();
  }

  @Test
  void letsOthersBeginWhenOneThatWaitsIsInterrupted() throws InterruptedException {
    DownloadQueue.Turn first = queue.await(10 * MEGABYTE);
    Thread waiting = begin(9 * MEGABYTE);
    begin(8 * MEGABYTE);
    waiting.interrupt();
    waiting.join();

    first.close();
    assertThat(next().size()).isEqualTo(8 * MEGABYTE);
  }

  @Test
  void letsAsManyMoreBeginWhileThatMakesTheWholeFaster() throws InterruptedException {
    DownloadQueue.Turn first = queue.await(50 * MEGABYTE);
    for (int i = 0; i < 9; i++) {
      begin(40 * MEGABYTE);
    }
    first.received(MEGABYTE);
    pass();
    Begun second = next();
    first.received(MEGABYTE);
    second.turn().received(MEGABYTE);
    pass();
    next();
    next();
    first.received(MEGABYTE);
    second.turn().received(MEGABYTE);
    pass();
    assertThat(begun.poll(500, TimeUnit.MILLISECONDS)).as("the line is full").isNull();
  }

  @Test
  void triesWithThoseThatComeLater() throws InterruptedException {
    DownloadQueue.Turn first = queue.await(50 * MEGABYTE);
    begin(40 * MEGABYTE);
    for (int i = 0; i < 2; i++) {
      first.received(MEGABYTE);
      pass();
    }
    next();
    first.received(MEGABYTE);
    begin(30 * MEGABYTE);
    first.received(MEGABYTE);
    pass();
    assertThat(next().size()).isEqualTo(30 * MEGABYTE);
  }

  @Test
  void letsOthersBeginWhenNothingComes() throws InterruptedException {
    queue.await(50 * MEGABYTE);
    begin(40 * MEGABYTE);
    begin(30 * MEGABYTE);
    pass();
    assertThat(next().size()).isEqualTo(40 * MEGABYTE);
    pass();
    assertThat(next().size()).isEqualTo(30 * MEGABYTE);
  }

  @Test
  void saysThatItWasInterrupted() {
    queue.await(10 * MEGABYTE);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> queue.await(10 * MEGABYTE)).isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void pass() {
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
  }

  private Begun next() throws InterruptedException {
    Begun next = begun.poll(10, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  /** Asks for a turn on a thread of its own; comes back when the thread has begun or waits. */
  private Thread begin(long size) throws InterruptedException {
    Thread thread = Thread.ofPlatform().daemon().start(() -> take(size));
    while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    return thread;
  }

  private void take(long size) {
    try {
      begun.add(new Begun(size, queue.await(size)));
    } catch (CancelledException e) {
      // what the test wanted: it does not begin
    }
  }
}

package dev.puffin.pipeline;

import dev.puffin.concurrent.CancelledException;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;

/**
 * The order of downloads. Small files begin at once; of the others the largest is next, and it
 * begins when little is still to come of those before. So the line stays full, what comes last is
 * not large and soon unzipped, and few files are half there at a time. Used by many threads.
 */
final class DownloadQueue {
  /** More than any usual line carries between a request and its answer. */
  private static final long ENOUGH_BYTES = 1 << 22;

  private static final long SMALL_BYTES = 1 << 18;

  private final PriorityQueue<Turn> waiting = new PriorityQueue<>(DownloadQueue::compare);
  private long toCome;
  private long arrivals;

  /** A download that waits, or is under way until it is closed. */
  final class Turn implements AutoCloseable {
    private final long size;
    private final long arrival;
    private final CountDownLatch begun = new CountDownLatch(1);
    private long left;

    private Turn(long size, long arrival) {
      this.size = size;
      this.arrival = arrival;
    }

    /** So many more bytes have come. */
    void received(long bytes) {
      settle(this, bytes);
    }

    /** The download has ended, in whatever way. */
    @Override
    public void close() {
      settle(this, left);
    }
  }

  /**
   * Waits for the turn of a download.
   *
   * @param size in bytes, 0 if it is not known
   * @throws CancelledException if interrupted while waiting
   */
  Turn await(long size) {
    Turn turn = add(size);
    try {
      turn.begun.await();
      return turn;
    } catch (InterruptedException e) {
      leave(turn);
      throw new CancelledException(e);
    }
  }

  private synchronized Turn add(long size) {
    Turn turn = new Turn(size, arrivals++);
    if (size < SMALL_BYTES) {
      begin(turn);
    } else {
      waiting.add(turn);
      beginNext();
    }
    return turn;
  }

  private synchronized void leave(Turn turn) {
    if (!waiting.remove(turn)) {
      settle(turn, turn.left);
    }
  }

  private synchronized void settle(Turn turn, long bytes) {
    long settled = Math.min(bytes, turn.left); // what comes again after a failure counts once
    turn.left -= settled;
    toCome -= settled;
    beginNext();
  }

  private void beginNext() {
    while (toCome < ENOUGH_BYTES && !waiting.isEmpty()) {
      begin(waiting.remove());
    }
  }

  private void begin(Turn turn) {
    turn.left = turn.size;
    toCome += turn.size;
    turn.begun.countDown();
  }

  private static int compare(Turn one, Turn other) {
    int bySize = Long.compare(other.size, one.size);
    return bySize != 0 ? bySize : Long.compare(one.arrival, other.arrival);
  }
}

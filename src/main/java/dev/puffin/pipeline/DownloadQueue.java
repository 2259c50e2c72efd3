package dev.puffin.pipeline;

import dev.puffin.concurrent.CancelledException;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The order of downloads. Small files begin at once; of the others the largest is next, and it
 * begins when little is still to come of those before. So the line stays full, what comes last is
 * not large and soon unzipped, and few files are half there at a time.
 *
 * <p>A server may give each connection only a part of the line, or stop sending. On a line that is
 * full the rate stays the same whatever else begins; so when it has changed, or nothing comes, as
 * many more begin as are under way. Used by many threads.
 */
final class DownloadQueue {
  /** More than any usual line carries between a request and its answer. */
  private static final long ENOUGH_BYTES = 1 << 22;

  private static final long SMALL_BYTES = 1 << 18;
  private static final long REVIEW_MILLIS = 100;

  private final LongSupplier nanoTime;
  private final PriorityQueue<Turn> waiting = new PriorityQueue<>(DownloadQueue::compare);
  private long toCome;
  private long arrivals;
  private int underWay;

  /** Since the last review. */
  private long receivedBytes;

  private long reviewed;
  private double rate;

  DownloadQueue() {
    this(System::nanoTime);
  }

  /** A queue with a clock of one's own. */
  DownloadQueue(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

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
      count(this, bytes);
    }

    /** The download has ended, in whatever way. */
    @Override
    public void close() {
      end(this);
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
      while (!turn.begun.await(REVIEW_MILLIS, TimeUnit.MILLISECONDS)) {
        review();
      }
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
      if (waiting.isEmpty()) {
        beginReviews(); // as long as nobody waited, nothing told whether the line is full
      }
      waiting.add(turn);
      beginNext();
    }
    return turn;
  }

  private synchronized void leave(Turn turn) {
    if (!waiting.remove(turn)) {
      end(turn);
    }
  }

  private synchronized void count(Turn turn, long bytes) {
    receivedBytes += bytes;
    settle(turn, bytes);
  }

  private synchronized void end(Turn turn) {
    underWay--;
    settle(turn, turn.left);
  }

  private void settle(Turn turn, long bytes) {
    long settled = Math.min(bytes, turn.left); // what comes again after a failure counts once
    turn.left -= settled;
    toCome -= settled;
    beginNext();
  }

  private void beginReviews() {
    reviewed = nanoTime.getAsLong();
    receivedBytes = 0;
    rate = 0;
  }

  /** Lets others begin, too, if that may make the whole faster. */
  private synchronized void review() {
    long now = nanoTime.getAsLong();
    long nanos = now - reviewed;
    if (nanos < TimeUnit.MILLISECONDS.toNanos(REVIEW_MILLIS)) {
      return;
    }
    double before = rate;
    rate = (double) receivedBytes / nanos;
    reviewed = now;
    receivedBytes = 0;
    boolean same = rate > before / 2 && rate < before * 5 / 4;
    for (int more = same ? 0 : Math.max(1, underWay); more > 0 && !waiting.isEmpty(); more--) {
      begin(waiting.remove());
    }
  }

  private void beginNext() {
    while (toCome < ENOUGH_BYTES && !waiting.isEmpty()) {
      begin(waiting.remove());
    }
  }

  private void begin(Turn turn) {
    turn.left = turn.size;
    toCome += turn.size;
    underWay++;
    turn.begun.countDown();
  }

  private static int compare(Turn one, Turn other) {
    int bySize = Long.compare(other.size, one.size);
    return bySize != 0 ? bySize : Long.compare(one.arrival, other.arrival);
  }
}

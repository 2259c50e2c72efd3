package dev.puffin.concurrent;

import java.util.concurrent.FutureTask;

/**
 * A value that is computed on another thread before it is needed. A failure is seen by whoever asks
 * for the value, and by nobody else. When it is closed, nothing goes on.
 *
 * @param <V> the value
 */
public final class Ahead<V> implements AutoCloseable {
  private final FutureTask<V> computation;
  private final Thread thread;

  private Ahead(FutureTask<V> computation, Thread thread) {
    this.computation = computation;
    this.thread = thread;
  }

  /**
   * Begins. A thread of the system does it, since the first virtual one takes longer to start than
   * what is worth to be begun ahead.
   */
  public static <V> Ahead<V> begin(String name, Work<V> work) {
    FutureTask<V> computation = new FutureTask<>(work::run);
    Thread thread = new Thread(computation, name);
    thread.setDaemon(true);
    thread.start();
    return new Ahead<>(computation, thread);
  }

  /** Whether the value, or a failure, is there. */
  public boolean isDone() {
    return computation.isDone();
  }

  /**
   * The value.
   *
   * @throws RuntimeException whatever the computation threw
   * @throws CancelledException if this thread is interrupted while it waits
   */
  public V get() {
    return OnceMap.await(computation);
  }

  /** Interrupts the computation if it is not done, and waits for its end. */
  @Override
  public void close() {
    if (computation.isDone()) {
      return;
    }
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

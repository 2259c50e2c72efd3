package dev.puffin.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that succeed or fail together: each runs on a virtual thread, the first failure interrupts
 * all others and is what {@link #join} throws. Used by the thread that made it, in
 * try-with-resources; no task outlives the block.
 */
public final class TaskGroup implements AutoCloseable {
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable Throwable failure;
  private boolean cancelled;

  /** The result of a task, to be asked for after {@link TaskGroup#join}. */
  public static final class Task<V> {
    private volatile @Nullable V value;

    private Task() {}

    /**
     * The result.
     *
     * @throws IllegalStateException if the task has not ended, or failed
     */
    public V value() {
      V known = value;
      if (known == null) {
        throw new IllegalStateException("the task has no result");
      }
      return known;
    }
  }

  /** Starts a task with a result. After a failure nothing is started any more. */
  public <V> Task<V> fork(Work<? extends V> work) {
    Task<V> task = new Task<>();
    start(() -> task.value = work.run());
    return task;
  }

  /** Starts a task. After a failure nothing is started any more. */
  public void run(Runnable work) {
    start(work);
  }

  /**
   * Starts tasks that each do the same with one item after the other, until none is left or one has
   * failed. A thread for each item would take longer to start than many items do.
   *
   * @param most so many tasks at most
   */
  public <T> void runEach(List<T> items, int most, Consumer<? super T> work) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          int i = next.getAndIncrement();
          while (i < items.size() && !isCancelled()) {
            work.accept(items.get(i));
            i = next.getAndIncrement();
          }
        };
    for (int count = Math.min(items.size(), most); count > 0; count--) {
      start(worker);
    }
  }

  /**
   * Waits for all tasks.
   *
   * @throws RuntimeException the first failure of a task, after all others have ended
   * @throws CancelledException if this thread is interrupted; the tasks are then stopped, too
   */
  public void join() {
    try {
      for (Thread thread : started()) {
        thread.join();
      }
    } catch (InterruptedException e) {
      cancel();
      awaitEnd();
      throw new CancelledException(e);
    }
    rethrow();
  }

  /** Interrupts what still runs and waits for its end. */
  @Override
  public void close() {
    cancel();
    awaitEnd();
  }

  private void start(Runnable work) {
    synchronized (threads) {
      if (!cancelled) {
        threads.add(Thread.startVirtualThread(() -> attempt(work)));
      }
    }
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      synchronized (threads) {
        if (failure == null && !cancelled) {
          failure = e;
        }
      }
      cancel();
    }
  }

  private boolean isCancelled() {
    synchronized (threads) {
      return cancelled;
    }
  }

  private void cancel() {
    synchronized (threads) {
      cancelled = true;
      for (Thread thread : threads) {
        if (thread != Thread.currentThread()) {
          thread.interrupt();
        }
      }
    }
  }

  private List<Thread> started() {
    synchronized (threads) {
      return List.copyOf(threads);
    }
  }

  private void awaitEnd() {
    boolean interrupted = false;
    for (Thread thread : started()) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true; // the tasks have been told already; their end is near
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void rethrow() {
    synchronized (threads) {
      switch (failure) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException("task failed", failure);
      }
    }
  }
}

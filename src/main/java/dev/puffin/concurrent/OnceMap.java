package dev.puffin.concurrent;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Values that are computed once per key, however many ask and at whatever time: the first to ask
 * computes, the others wait for it. A failure is kept like a value and reaches everyone.
 *
 * @param <K> what the values are for
 * @param <V> the values
 */
public final class OnceMap<K, V> {
  private final ConcurrentMap<K, Computation<V>> computations = new ConcurrentHashMap<>();

  /**
   * The value for the key: computed now, on this thread, if nobody has asked before.
   *
   * @throws RuntimeException whatever the computation threw
   * @throws CancelledException if this thread is interrupted while it waits for another
   * @throws IllegalStateException if the computation asks for its own key
   */
  public V get(K key, Work<V> work) {
    Computation<V> known = computations.get(key);
    if (known == null) {
      Computation<V> mine = new Computation<>(work);
      known = computations.putIfAbsent(key, mine);
      if (known == null) {
        mine.run();
        known = mine;
      }
    }
    if (known.runsHere()) {
      throw new IllegalStateException("the value for " + key + " depends on itself");
    }
    return await(known);
  }

  /**
   * Starts to compute the value on a virtual thread if nobody has asked before, and does not wait.
   * A failure is seen by whoever asks for the value.
   */
  public void start(K key, Work<V> work) {
    if (computations.containsKey(key)) {
      return;
    }
    Computation<V> mine = new Computation<>(work);
    if (computations.putIfAbsent(key, mine) == null) {
      Thread.startVirtualThread(mine);
    }
  }

  /** The value for the key if it has been computed already; empty if not, or if that failed. */
  public Optional<V> ifDone(K key) {
    Computation<V> known = computations.get(key);
    if (known == null || known.state() != Future.State.SUCCESS) {
      return Optional.empty();
    }
    return Optional.of(known.resultNow());
  }

  static <V> V await(Future<V> computation) {
    try {
      return computation.get();
    } catch (InterruptedException e) {
      throw new CancelledException(e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error defect -> throw defect;
        case null, default -> throw new IllegalStateException("computation failed", e);
      }
    }
  }

  private static final class Computation<V> extends FutureTask<V> {
    private volatile @Nullable Thread thread;

    Computation(Work<V> work) {
      super(work::run);
    }

    @Override
    public void run() {
      thread = Thread.currentThread();
      try {
        super.run();
      } finally {
        thread = null;
      }
    }

    boolean runsHere() {
      return thread == Thread.currentThread();
    }
  }
}

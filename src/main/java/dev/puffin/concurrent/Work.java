package dev.puffin.concurrent;

/**
 * Something to compute. It throws unchecked exceptions only: what can go wrong is explained where
 * it is known.
 *
 * @param <V> what comes out
 */
@FunctionalInterface
public interface Work<V> {
  /** Computes the value. */
  V run();
}

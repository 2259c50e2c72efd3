package dev.puffin.trace;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Spans that are only counted. */
final class CountingTrace implements Trace {
  private static final Span NO_SPAN = () -> {};

  private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

  @Override
  public Span span(String name, String subject) {
    counts.merge(name, 1, Integer::sum);
    return NO_SPAN;
  }

  @Override
  public void record(String name, long startNanos, long endNanos) {
    counts.merge(name, 1, Integer::sum);
  }

  @Override
  public int count(String name) {
    return counts.getOrDefault(name, 0);
  }

  @Override
  public boolean write() {
    return true;
  }
}

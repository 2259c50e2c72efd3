package dev.puffin.trace;

import java.nio.file.Path;

/**
 * Collects spans of work. {@link #off()} costs nothing, so that every part of the program may be
 * handed one.
 */
public sealed interface Trace permits ChromeTrace, CountingTrace, NoTrace {

  /** A trace that keeps nothing. */
  static Trace off() {
    return NoTrace.INSTANCE;
  }

  /** A trace that only counts. */
  static Trace counting() {
    return new CountingTrace();
  }

  /** A trace that is written to {@code file} when {@link #write()} is called. */
  static Trace to(Path file) {
    return new ChromeTrace(file);
  }

  /**
   * Begins a span on the current thread; closing it ends it.
   *
   * @param name the kind of work, for example {@code fetch}
   * @param subject what it is done to, for example a file name; never a URL with credentials
   */
  Span span(String name, String subject);

  /**
   * Records work that began before there was a trace, such as the start of the virtual machine.
   *
   * @param name the kind of work
   * @param startNanos when it began, on the scale of {@link System#nanoTime()}
   * @param endNanos when it ended, on the same scale
   */
  void record(String name, long startNanos, long endNanos);

  /** How many spans of a name there were so far; 0 if nothing is kept. */
  int count(String name);

  /** Writes what was collected. A file that cannot be written is reported by the return value. */
  boolean write();

  /** Work in progress. */
  interface Span extends AutoCloseable {
    @Override
    void close();
  }
}

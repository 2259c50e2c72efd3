package dev.puffin.resolver;

import java.time.Duration;

/**
 * When a search that is only worth a little time has to end.
 *
 * @param limited whether there is an end at all
 * @param nanoTime the end, by {@link System#nanoTime}
 */
record Deadline(boolean limited, long nanoTime) {
  static final Deadline NONE = new Deadline(false, 0);

  static Deadline in(Duration time) {
    return new Deadline(true, System.nanoTime() + time.toNanos());
  }

  boolean isOver() {
    return limited && System.nanoTime() - nanoTime > 0;
  }
}

package dev.puffin.resolver;

import java.time.Duration;

/** How much a search may ask for; one that has none left ends without a result. */
interface Effort {
  /** Whatever it takes. */
  Effort UNLIMITED = () -> true;

  /**
   * Takes what one question costs, namely what one more version requires; false if none is left.
   */
  boolean spend();

  /**
   * For searches that are only worth so much, all of them together.
   *
   * @param questions how many versions may be looked at. That is counted and not timed, so that the
   *     same inputs have the same answer on every machine.
   * @param longest the end in any case, should the network hang
   */
  static Effort of(int questions, Duration longest) {
    return new Limited(questions, System.nanoTime() + longest.toNanos());
  }

  /** An effort that ends. */
  final class Limited implements Effort {
    private final long end;
    private int left;

    private Limited(int questions, long end) {
      this.left = questions;
      this.end = end;
    }

    @Override
    public boolean spend() {
      return left-- > 0 && System.nanoTime() - end < 0;
    }
  }
}

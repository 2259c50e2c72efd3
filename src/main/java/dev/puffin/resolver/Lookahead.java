package dev.puffin.resolver;

/**
 * How many more versions of a package are asked about together, once several in a row were of no
 * use. What is asked about and never tried is work for nothing, so where answers come at once it is
 * just enough to keep processors busy. Where one has to wait for them it is more each time, since
 * each batch takes a round trip.
 */
final class Lookahead {
  /** So many versions have to be of no use first. */
  static final int FIRST = 5;

  private static final int SMALLEST = 3;
  private static final int LARGEST = 50;

  /** A wait that is due to the network rather than to work on this machine. */
  private static final long LONG_WAIT_NANOS = 4_000_000;

  private int batch = SMALLEST;
  private long longestWait;

  /** The search waited so long, in nanoseconds, for the metadata of some version. */
  void waited(long nanos) {
    longestWait = Math.max(longestWait, nanos);
  }

  /** The size of the next batch, by the waits since the one before. */
  int next(int tried) {
    boolean far = longestWait >= LONG_WAIT_NANOS;
    longestWait = 0;
    int most = Math.clamp(tried / 2, FIRST, LARGEST);
    batch = far ? Math.min(2 * batch, most) : Math.max(batch / 2, SMALLEST);
    return batch;
  }
}

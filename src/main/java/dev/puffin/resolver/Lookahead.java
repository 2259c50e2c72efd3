package dev.puffin.resolver;

/**
 * How many versions of a package are asked about together, once several in a row were of no use.
 * Over a network more and more, since each batch takes a round trip; but what is asked about and
 * never tried is work for nothing, so where answers come at once it is just enough to keep
 * processors busy.
 */
final class Lookahead {
  /** So many versions have to be of no use first. */
  static final int FIRST = 5;

  private static final int LARGEST = 50;
  private static final int NEAR = 3;

  /** A wait that is due to the network rather than to work on this machine. */
  private static final long LONG_WAIT_NANOS = 10_000_000;

  private long longestWait;

  /** The search waited so long, in nanoseconds, for the metadata of some version. */
  void waited(long nanos) {
    longestWait = Math.max(longestWait, nanos);
  }

  /** The size of the next batch, by the waits since the one before. */
  int next(int tried) {
    boolean far = longestWait >= LONG_WAIT_NANOS;
    longestWait = 0;
    return far ? Math.clamp(tried / 2, FIRST, LARGEST) : NEAR;
  }
}

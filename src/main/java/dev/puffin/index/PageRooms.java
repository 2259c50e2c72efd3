package dev.puffin.index;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Memory to read pages with, for one page after the other: an index has hundreds, and each would
 * have the collector at work sooner. For many threads.
 */
final class PageRooms {
  /** No more pages are read at the same time on most machines. */
  private static final int MOST_KEPT = 4;

  private static final int LARGEST_KEPT = 1 << 20;

  private final Queue<Room> free = new ArrayBlockingQueue<>(MOST_KEPT);

  /** Room for one page. */
  static final class Room {
    /** For what is received, a part at a time. */
    final byte[] json = new byte[JsonReader.FIRST_BYTES];

    /** For what is written of the files. */
    final ByteSink files = new ByteSink(JsonReader.FIRST_BYTES);
  }

  /** Room that is nobody else's until it is given back, with nothing in it that counts. */
  Room take() {
    Room kept = free.poll();
    return kept == null ? new Room() : kept;
  }

  /** Takes room back that is not used any more. */
  void giveBack(Room room) {
    if (room.files.capacity() <= LARGEST_KEPT) {
      room.files.clear();
      boolean _ = free.offer(room);
    }
  }
}

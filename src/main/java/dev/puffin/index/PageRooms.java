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

  private static final int LARGEST_KEPT = 1 << 18;

  /** What is written of a page takes half of its length at most, unless it is odd. */
  private static final int WRITTEN_PART = 2;

  private final KnownPythons pythons = new KnownPythons();
  private final Queue<Room> free = new ArrayBlockingQueue<>(MOST_KEPT);

  /** Room for one page, and what is known from others. */
  static final class Room {
    final KnownPythons pythons;

    /** For what is received, a part at a time. */
    final byte[] json = new byte[JsonReader.FIRST_BYTES];

    /** For what is written of the files. */
    final ByteSink files = new ByteSink(0);

    Room(KnownPythons pythons) {
      this.pythons = pythons;
    }
  }

  /**
   * Room that is nobody else's until it is given back.
   *
   * @param expected how long the page is at least
   */
  Room take(int expected) {
    Room kept = free.poll();
    Room room = kept == null ? new Room(pythons) : kept;
    room.files.clear(expected / WRITTEN_PART);
    return room;
  }

  /** Takes room back that is not used any more. */
  void giveBack(Room room) {
    if (room.files.capacity() <= LARGEST_KEPT) {
      boolean _ = free.offer(room);
    }
  }
}

package dev.puffin.pubgrub;

import dev.puffin.pubgrub.DependencyProvider.Urgency;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The order in which packages are decided: by urgency, then in the order they were first required.
 * A package whose versions are often refused because of others is decided before those others, once
 * that has happened a few times: otherwise each of their combinations would be tried. An extra has
 * the place of its project.
 */
final class Priorities {
  private static final int CONFLICTS = 5;

  private static final int FIXED = 0;
  private static final int PINNED = 1;
  private static final int OFTEN_REFUSED = 2;
  private static final int OFTEN_REFUSING = 3;
  private static final int NORMAL = 4;

  private int[] kinds = new int[64];
  private int[] places = new int[64];
  private int[] refused = new int[64];
  private int[] refusing = new int[64];
  private int nextPlace = 1;
  private final Deque<Integer> toRaise = new ArrayDeque<>();
  private final Deque<Integer> toDefer = new ArrayDeque<>();

  /** Notes that a package, given by the number of its base, is required. */
  void required(int base) {
    ensure(base);
    if (places[base] == 0) {
      places[base] = nextPlace++;
      kinds[base] = NORMAL;
    }
  }

  private static int kind(Urgency urgency) {
    return switch (urgency) {
      case FIXED -> FIXED;
      case PINNED -> PINNED;
      case NORMAL -> NORMAL;
    };
  }

  private void ensure(int base) {
    if (base >= kinds.length) {
      int capacity = Math.max(base + 1, kinds.length * 2);
      kinds = Arrays.copyOf(kinds, capacity);
      places = Arrays.copyOf(places, capacity);
      refused = Arrays.copyOf(refused, capacity);
      refusing = Arrays.copyOf(refusing, capacity);
    }
  }

  /**
   * Where a package stands; lower is decided earlier.
   *
   * @param urgency what its requirements make of it now
   */
  long rank(int base, Urgency urgency) {
    return ((long) Math.min(kinds[base], kind(urgency)) << 32) | places[base];
  }

  /** Notes that a version of a package was refused because of others. */
  void refused(int base) {
    ensure(base);
    if (++refused[base] == CONFLICTS) {
      toRaise.add(base);
    }
  }

  /** Notes that the choice of a package was why a version of another one was refused. */
  void refusing(int base) {
    ensure(base);
    if (++refusing[base] == CONFLICTS) {
      toDefer.add(base);
    }
  }

  /**
   * The next package that changes its place because of conflicts, -1 if there is none. What depends
   * on its place should be decided again.
   */
  int nextChanged() {
    while (!toRaise.isEmpty()) {
      int base = toRaise.remove();
      if (kinds[base] > OFTEN_REFUSED) {
        kinds[base] = OFTEN_REFUSED;
        return base;
      }
    }
    while (!toDefer.isEmpty()) {
      int base = toDefer.remove();
      if (kinds[base] > OFTEN_REFUSING) {
        kinds[base] = OFTEN_REFUSING;
        return base;
      }
    }
    return -1;
  }
}

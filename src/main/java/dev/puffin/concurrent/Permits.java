package dev.puffin.concurrent;

import java.util.concurrent.Semaphore;

/**
 * How much may go on at once. A permit is held around the process or the work only and never
 * nested, so that nobody waits for a permit while holding one.
 *
 * @param builds build backends
 * @param cpu work that keeps a core busy, such as unzipping
 */
public record Permits(Semaphore builds, Semaphore cpu) {
  /** What a permit is for. */
  public enum Kind {
    /** A build backend's process. */
    BUILD,
    /** Work that keeps a core busy. */
    CPU
  }

  /** So many of each kind. */
  public static Permits of(int builds, int cpu) {
    return new Permits(new Semaphore(builds), new Semaphore(cpu));
  }

  /** As many builds and unzips as there are cores. */
  public static Permits standard() {
    int cores = Runtime.getRuntime().availableProcessors();
    return of(cores, cores);
  }

  /**
   * Waits for a permit, does the work and gives the permit back.
   *
   * @throws CancelledException if interrupted while waiting
   */
  public <V> V run(Kind kind, Work<V> work) {
    Semaphore semaphore = semaphore(kind);
    try {
      semaphore.acquire();
    } catch (InterruptedException e) {
      throw new CancelledException(e);
    }
    try {
      return work.run();
    } finally {
      semaphore.release();
    }
  }

  private Semaphore semaphore(Kind kind) {
    return switch (kind) {
      case BUILD -> builds;
      case CPU -> cpu;
    };
  }
}

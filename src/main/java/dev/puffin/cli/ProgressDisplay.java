package dev.puffin.cli;

import dev.puffin.dist.Distribution;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.pipeline.Reporter;
import dev.puffin.session.Amounts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One line on the terminal that tells how much was fetched and how many packages are done. It shows
 * up only when the work takes a while, and is gone when it ends.
 */
final class ProgressDisplay implements Reporter, AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int BAR_COLUMNS = 24;
  private static final int NAME_COLUMNS = 16;

  private final Console console;
  private final Map<String, Transfer> transfers = new LinkedHashMap<>();
  private long receivedBefore;
  private long expectedBefore;
  private int done;
  private String current = "";
  private boolean started;
  private boolean closed;

  /** A file that is coming, as far as is known. */
  private static final class Transfer {
    private long received;
    private long expected;
  }

  ProgressDisplay(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void fetching(Distribution distribution, OptionalLong bytes) {
    Transfer transfer = transfers.computeIfAbsent(distribution.id(), _ -> new Transfer());
    transfer.received = 0;
    transfer.expected = bytes.orElse(0);
    current = distribution.name().value();
    start();
  }

  @Override
  public synchronized void received(Distribution distribution, long bytes) {
    Transfer transfer = transfers.get(distribution.id());
    if (transfer != null) {
      transfer.received += bytes;
    }
  }

  @Override
  public synchronized void building(SourceDistribution distribution) {
    transfers.computeIfAbsent(distribution.id(), _ -> new Transfer());
    current = "building " + distribution.name();
    start();
  }

  @Override
  public synchronized void done(Distribution distribution) {
    Transfer transfer = transfers.remove(distribution.id());
    if (transfer != null) {
      receivedBefore += transfer.received;
      expectedBefore += Math.max(transfer.expected, transfer.received);
      done++;
    }
  }

  /** The drawing thread is a daemon: it never keeps the program alive. */
  private void start() {
    if (!started) {
      started = true;
      Thread.ofPlatform().daemon().name("progress").start(this::draw);
    }
  }

  private void draw() {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        synchronized (this) {
          if (closed) {
            return;
          }
          console.progress(transfers.isEmpty() ? "" : line());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does; drawing just ends
    }
  }

  /** The line as it is now, at most 80 columns wide. */
  synchronized String line() {
    long received = receivedBefore;
    long expected = expectedBefore;
    for (Transfer transfer : transfers.values()) {
      received += transfer.received;
      expected += Math.max(transfer.expected, transfer.received);
    }
    StringBuilder line = new StringBuilder();
    int filled = expected == 0 ? 0 : (int) (BAR_COLUMNS * received / expected);
    line.append('[').repeat('=', filled).repeat(' ', BAR_COLUMNS - filled).append("] ");
    line.append(done).append('/').append(done + transfers.size()).append(" packages");
    if (expected > 0) {
      line.append(", ").append(Amounts.bytes(received)).append(" of ");
      line.append(Amounts.bytes(expected));
    }
    String name = current.length() > NAME_COLUMNS ? current.substring(0, NAME_COLUMNS) : current;
    return line.append("  ").append(name).toString();
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    closed = true;
    console.progress("");
  }
}

package dev.puffin.cli;

import dev.puffin.session.Printer;
import dev.puffin.trace.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The trace of the whole run, from the moment the launcher starts Java. */
final class RunTrace {
  private static final String FILE = "PUFFIN_TRACE";

  /** Set by the launcher of a traced run: nanoseconds since 1970. */
  private static final String STARTED_PROPERTY = "puffin.started";

  private static final int DIGITS_OF_NANOS = 9;

  private RunTrace() {}

  /**
   * The trace that was asked for.
   *
   * @param printer whether it shows details decides whether work is counted
   * @param environment names the file
   * @param begun when the command line began to be read, on the scale of {@link System#nanoTime()}
   */
  static Trace begin(Printer printer, Map<String, String> environment, long begun) {
    String file = environment.getOrDefault(FILE, "");
    if (file.isEmpty()) {
      return printer.showsDetails() ? Trace.counting() : Trace.off();
    }
    Trace trace = Trace.to(Path.of(file));
    long now = System.nanoTime();
    String started = System.getProperty(STARTED_PROPERTY, "");
    if (isTime(started)) {
      long age = Duration.between(time(started), Instant.now()).toNanos();
      trace.record("start Java", now - age, begun);
    }
    trace.record("command line", begun, now);
    return trace;
  }

  /** Not every system can tell nanoseconds. */
  private static boolean isTime(String text) {
    return text.length() > DIGITS_OF_NANOS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Instant time(String text) {
    int point = text.length() - DIGITS_OF_NANOS;
    return Instant.ofEpochSecond(
        Long.parseLong(text.substring(0, point)), Long.parseLong(text.substring(point)));
  }
}

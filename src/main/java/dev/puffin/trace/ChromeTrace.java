package dev.puffin.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Spans in the Trace Event Format: a JSON array of complete ({@code "ph":"X"}) events with
 * microsecond times since the first began.
 */
final class ChromeTrace implements Trace {
  private final Path file;
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();

  ChromeTrace(Path file) {
    this.file = file;
  }

  @Override
  public Span span(String name, String subject) {
    long start = System.nanoTime();
    Thread thread = Thread.currentThread();
    return () ->
        events.add(
            new Event(
                name, subject, thread.threadId(), thread.getName(), start, System.nanoTime()));
  }

  @Override
  public void record(String name, long startNanos, long endNanos) {
    Thread thread = Thread.currentThread();
    events.add(new Event(name, "", thread.threadId(), thread.getName(), startNanos, endNanos));
  }

  @Override
  public int count(String name) {
    return (int) events.stream().filter(event -> event.name().equals(name)).count();
  }

  @Override
  public boolean write() {
    long origin = events.stream().mapToLong(Event::startNanos).min().orElse(0);
    StringBuilder json = new StringBuilder("[");
    String separator = "\n";
    for (Event event : events) {
      json.append(separator);
      event.appendTo(json, origin);
      separator = ",\n";
    }
    json.append("\n]\n");
    try {
      Files.write(file, json.toString().getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private record Event(
      String name,
      String subject,
      long threadId,
      String threadName,
      long startNanos,
      long endNanos) {

    void appendTo(StringBuilder json, long originNanos) {
      json.append("{\"ph\":\"X\",\"pid\":1,\"tid\":").append(threadId).append(",\"name\":");
      appendString(json, name);
      json.append(",\"ts\":").append((startNanos - originNanos) / 1000.0);
      json.append(",\"dur\":").append((endNanos - startNanos) / 1000.0);
      json.append(",\"args\":{\"subject\":");
      appendString(json, subject);
      json.append(",\"thread\":");
      appendString(json, threadName);
      json.append("}}");
    }

    private static void appendString(StringBuilder json, String text) {
      json.append('"');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          json.append('\\').append(c);
        } else if (c < ' ') {
          json.append(' ');
        } else {
          json.append(c);
        }
      }
      json.append('"');
    }
  }
}

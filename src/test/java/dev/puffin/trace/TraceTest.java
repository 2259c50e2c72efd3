package dev.puffin.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
  @TempDir Path folder;

  @Test
  void writesEverySpanAsACompleteEvent() throws Exception {
    Path file = folder.resolve("trace.json");
    Trace trace = Trace.to(file);
    try (Trace.Span _ = trace.span("fetch", "a \"quoted\" \\ name")) {
      trace.span("unzip", "inner").close();
    }

    assertThat(trace.write()).isTrue();

    JsonNode events = new ObjectMapper().readTree(Files.readString(file));
    assertThat(events).hasSize(2);
    assertThat(events.get(1).get("name").asText()).isEqualTo("fetch");
    assertThat(events.get(1).get("args").get("subject").asText()).isEqualTo("a \"quoted\" \\ name");
    assertThat(events.get(1).get("dur").asDouble())
        .isGreaterThanOrEqualTo(events.get(0).get("dur").asDouble());
  }

  @Test
  void beginsWithWhatWasBeforeIt() throws Exception {
    Path file = folder.resolve("trace.json");
    Trace trace = Trace.to(file);
    long now = System.nanoTime();
    trace.span("fetch", "x").close();
    trace.record("start Java", now - 70_000_000, now);

    assertThat(trace.write()).isTrue();

    JsonNode events = new ObjectMapper().readTree(Files.readString(file));
    assertThat(events.get(1).get("ts").asDouble()).isZero();
    assertThat(events.get(1).get("dur").asDouble()).isEqualTo(70_000.0);
    assertThat(events.get(0).get("ts").asDouble()).isGreaterThanOrEqualTo(70_000.0);
  }

  @Test
  void saysWhenTheFileCannotBeWritten() {
    assertThat(Trace.to(folder.resolve("missing/trace.json")).write()).isFalse();
  }

  @Test
  void keepsNothingWhenOff() {
    Trace.off().span("fetch", "x").close();
    assertThat(Trace.off().write()).isTrue();
  }
}

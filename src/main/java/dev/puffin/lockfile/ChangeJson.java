package dev.puffin.lockfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A change summary for programs: {@code {"file": …, "changes": [{"package": …, "change": …, …}]}}
 * in one line.
 */
public final class ChangeJson {
  private ChangeJson() {}

  /**
   * The JSON text, with a line end. {@code change} is {@code added}, {@code removed}, {@code
   * moved}, {@code rewritten} or {@code rehashed}; {@code before} and {@code after} are versions or
   * whole requirements.
   *
   * @param file that changes, as the user names it
   */
  public static String render(String file, ChangeSummary summary) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("file", file);
      json.writeArrayFieldStart("changes");
      for (Change change : summary.changes()) {
        write(json, change);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
    } catch (IOException e) {
      // a StringWriter has nothing that can fail
      throw new UncheckedIOException(e);
    }
    return out + "\n";
  }

  private static void write(JsonGenerator json, Change change) throws IOException {
    json.writeStartObject();
    json.writeStringField("package", change.subject());
    switch (change) {
      case Change.Added added -> {
        json.writeStringField("change", "added");
        json.writeStringField("after", added.pin());
      }
      case Change.Removed removed -> {
        json.writeStringField("change", "removed");
        json.writeStringField("before", removed.pin());
      }
      case Change.Moved moved -> writeMove(json, moved);
      case Change.Rewritten rewritten -> {
        json.writeStringField("change", "rewritten");
        json.writeStringField("before", rewritten.from());
        json.writeStringField("after", rewritten.to());
      }
      case Change.Rehashed rehashed -> {
        json.writeStringField("change", "rehashed");
        json.writeStringField("after", rehashed.version());
        json.writeNumberField("hashes_added", rehashed.added());
        json.writeNumberField("hashes_removed", rehashed.removed());
      }
    }
    json.writeArrayFieldStart("via");
    for (String label : change.via()) {
      json.writeString(label);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeMove(JsonGenerator json, Change.Moved moved) throws IOException {
    json.writeStringField("change", "moved");
    json.writeStringField("before", moved.from().toString());
    json.writeStringField("after", moved.to().toString());
    json.writeStringField("step", moved.step().word());
    json.writeBooleanField("downgrade", moved.isDowngrade());
  }
}

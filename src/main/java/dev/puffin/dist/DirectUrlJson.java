package dev.puffin.dist;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads and writes {@code direct_url.json}, by streaming: a mapper would be slow to start. */
final class DirectUrlJson {
  private DirectUrlJson() {}

  /** The values of the file by their paths, such as {@code vcs_info.commit_id}. */
  static Optional<DirectUrlRecord> read(String json) throws IOException {
    SortedMap<String, String> values = new TreeMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      collect(parser, "", values);
    }
    String url = values.get("url");
    return url == null ? Optional.empty() : record(url, values);
  }

  static String write(DirectUrlRecord record) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("url", record.url());
      if (!record.subdirectory().isEmpty()) {
        json.writeStringField("subdirectory", record.subdirectory());
      }
      switch (record) {
        case DirectUrlRecord.ArchiveInfo archive -> writeArchive(json, archive.hashes());
        case DirectUrlRecord.VcsInfo vcs -> writeVcs(json, vcs);
        case DirectUrlRecord.DirInfo dir -> writeDir(json, dir);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can be written", e);
    }
    return out.toString();
  }

  private static Optional<DirectUrlRecord> record(String url, SortedMap<String, String> values) {
    String subdirectory = values.getOrDefault("subdirectory", "");
    if (values.containsKey("dir_info")) {
      boolean editable = "true".equals(values.get("dir_info.editable"));
      return Optional.of(new DirectUrlRecord.DirInfo(url, subdirectory, editable));
    }
    if (values.containsKey("archive_info")) {
      return Optional.of(new DirectUrlRecord.ArchiveInfo(url, subdirectory, hashes(values)));
    }
    String commit = values.get("vcs_info.commit_id");
    if (commit == null) {
      return Optional.empty();
    }
    return Optional.of(
        new DirectUrlRecord.VcsInfo(
            url,
            subdirectory,
            values.getOrDefault("vcs_info.vcs", "git"),
            Optional.ofNullable(values.get("vcs_info.requested_revision")),
            commit));
  }

  private static Hashes hashes(SortedMap<String, String> values) {
    SortedMap<String, String> digests = new TreeMap<>();
    String prefix = "archive_info.hashes.";
    values
        .tailMap(prefix)
        .forEach((key, value) -> {
          if (key.startsWith(prefix)) {
            digests.put(key.substring(prefix.length()), value);
          }
        });
    String old = values.getOrDefault("archive_info.hash", "");
    int equals = old.indexOf('=');
    if (equals > 0) {
      digests.putIfAbsent(old.substring(0, equals), old.substring(equals + 1));
    }
    return new Hashes(digests);
  }

  private static void collect(JsonParser parser, String prefix, Map<String, String> values)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = prefix + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        values.put(key, "");
        collect(parser, key + ".", values);
      } else if (value == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else {
        values.put(key, parser.getText());
      }
    }
  }

  private static void writeArchive(JsonGenerator json, Hashes hashes) throws IOException {
    json.writeObjectFieldStart("archive_info");
    if (!hashes.isEmpty()) {
      var first = hashes.sha256().isPresent() ? "sha256" : hashes.digests().firstKey();
      json.writeStringField("hash", first + "=" + hashes.digests().get(first));
      json.writeObjectFieldStart("hashes");
      for (var digest : hashes.digests().entrySet()) {
        json.writeStringField(digest.getKey(), digest.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeVcs(JsonGenerator json, DirectUrlRecord.VcsInfo vcs) throws IOException {
    json.writeObjectFieldStart("vcs_info");
    json.writeStringField("vcs", vcs.system());
    if (vcs.requestedRevision().isPresent()) {
      json.writeStringField("requested_revision", vcs.requestedRevision().get());
    }
    json.writeStringField("commit_id", vcs.commit());
    json.writeEndObject();
  }

  private static void writeDir(JsonGenerator json, DirectUrlRecord.DirInfo dir) throws IOException {
    json.writeObjectFieldStart("dir_info");
    if (dir.editable()) {
      json.writeBooleanField("editable", true);
    }
    json.writeEndObject();
  }
}

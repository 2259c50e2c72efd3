package dev.puffin.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a page in the JSON form (PEP 691, with 592, 658, 700 and 714), file by file. A field of a
 * wrong type counts as not there; keys that are not known are passed over.
 */
final class JsonPage {
  private final JsonParser json;
  private final PageBase base;
  private final PageBuilder page;
  private final FileFields file = new FileFields();

  private JsonPage(JsonParser json, PageBase base, PageBuilder page) {
    this.json = json;
    this.base = base;
    this.page = page;
  }

  /**
   * Reads a page.
   *
   * @throws IOException if it is no JSON, or of a version that is not known
   */
  static void read(InputStream in, PageBase base, PageBuilder page) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(in)) {
      new JsonPage(json, base, page).read();
    }
  }

  private void read() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("it is not the JSON of an index page");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      if (key.equals("files") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          readFile();
        }
      } else if (key.equals("meta") && value == JsonToken.START_OBJECT) {
        readMeta();
      } else {
        json.skipChildren();
      }
    }
  }

  private void readMeta() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      if (key.equals("api-version") && value == JsonToken.VALUE_STRING) {
        ApiVersion.check(json.getText());
      } else {
        json.skipChildren();
      }
    }
  }

  private void readFile() throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    file.clear();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      readField(key, json.nextToken());
    }
    file.url = file.url.isEmpty() ? "" : base.resolve(file.url).orElse("");
    page.add(file);
  }

  private void readField(String key, JsonToken value) throws IOException {
    switch (key) {
      case "filename" -> file.filename = textOrEmpty(value);
      case "url" -> file.url = textOrEmpty(value);
      case "hashes" -> readHashes(value, file.hashes);
      case "requires-python" -> file.requiresPython = textOrEmpty(value).strip();
      case "size" -> file.size = value == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : -1;
      case "upload-time" -> file.uploadTime = textOrEmpty(value);
      case "yanked" -> readYanked(value);
      // the first is PEP 714's name, the others are what was in use before
      case "core-metadata" -> readMetadata(value, true);
      case "dist-info-metadata", "data-dist-info-metadata" -> readMetadata(value, false);
      default -> json.skipChildren();
    }
  }

  private void readYanked(JsonToken value) throws IOException {
    file.yankedReason = textOrEmpty(value);
    file.yanked = value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_TRUE;
  }

  private void readMetadata(JsonToken value, boolean wins) throws IOException {
    if (file.metadata && !wins) {
      json.skipChildren();
      return;
    }
    file.metadata = value == JsonToken.VALUE_TRUE || value == JsonToken.START_OBJECT;
    readHashes(value, file.metadataHashes);
  }

  private void readHashes(JsonToken value, Map<String, String> hashes) throws IOException {
    hashes.clear();
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String algorithm = json.currentName().toLowerCase(Locale.ROOT);
      String digest = textOrEmpty(json.nextToken());
      if (!digest.isEmpty()) {
        hashes.put(algorithm, digest.toLowerCase(Locale.ROOT));
      }
    }
  }

  private String textOrEmpty(JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return "";
  }
}

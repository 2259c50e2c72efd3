package dev.puffin.index;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Reads a page in the JSON form (PEP 691, with 592, 658, 700 and 714), file by file. A field of a
 * wrong type counts as not there; keys that are not known are passed over.
 */
final class JsonPage {
  private final JsonReader json;
  private final PageBase base;
  private final PageBuilder page;
  private final FileFields file = new FileFields();
  private String requiresPython = "";

  private JsonPage(JsonReader json, PageBase base, PageBuilder page) {
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
    new JsonPage(new JsonReader(in), base, page).read();
  }

  private void read() throws IOException {
    if (json.peek() != '{') {
      throw new IOException("it is not the JSON of an index page");
    }
    json.enter();
    while (json.hasNext('}')) {
      String key = json.name();
      char value = json.peek();
      if (key.equals("files") && value == '[') {
        json.enter();
        while (json.hasNext(']')) {
          readFile();
        }
      } else if (key.equals("meta") && value == '{') {
        readMeta();
      } else {
        json.skip();
      }
    }
  }

  private void readMeta() throws IOException {
    json.enter();
    while (json.hasNext('}')) {
      String key = json.name();
      if (key.equals("api-version") && json.peek() == '"') {
        ApiVersion.check(json.text());
      } else {
        json.skip();
      }
    }
  }

  private void readFile() throws IOException {
    if (json.peek() != '{') {
      json.skip();
      return;
    }
    file.clear();
    json.enter();
    while (json.hasNext('}')) {
      readField(json.name());
    }
    file.url = file.url.isEmpty() ? "" : base.resolve(file.url).orElse("");
    page.add(file);
  }

  private void readField(String key) throws IOException {
    switch (key) {
      case "filename" -> file.filename = json.text();
      case "url" -> file.url = json.text();
      case "hashes" -> readHashes();
      case "requires-python" -> readRequiresPython();
      case "size" -> file.size = json.number();
      case "upload-time" -> file.uploadTime = json.text();
      case "yanked" -> readYanked();
      // the first is PEP 714's name, the others are what was in use before
      case "core-metadata" -> readMetadata(true);
      case "dist-info-metadata", "data-dist-info-metadata" -> readMetadata(false);
      default -> json.skip();
    }
  }

  /** Few different ones stand on a page, one and the same on many files in a row. */
  private void readRequiresPython() throws IOException {
    String text = json.text(requiresPython);
    requiresPython = text.isEmpty() ? requiresPython : text;
    file.requiresPython = text.strip();
  }

  private void readYanked() throws IOException {
    char value = json.peek();
    file.yanked = value == '"' || value == 't';
    file.yankedReason = json.text();
  }

  private void readMetadata(boolean wins) throws IOException {
    char value = json.peek();
    if (file.metadata && !wins) {
      json.skip();
      return;
    }
    file.metadata = value == 't' || value == '{';
    file.metadataSha256 = FileFields.NO_DIGEST;
    if (value != '{') {
      json.skip();
      return;
    }
    json.enter();
    while (json.hasNext('}')) {
      if (json.name().equalsIgnoreCase("sha256")) {
        byte[] digest = json.digest();
        file.metadataSha256 = digest.length > 0 ? digest : FileFields.digest(json.text());
      } else {
        json.skip();
      }
    }
  }

  private void readHashes() throws IOException {
    file.clearHashes();
    if (json.peek() != '{') {
      json.skip();
      return;
    }
    json.enter();
    while (json.hasNext('}')) {
      String algorithm = json.name().toLowerCase(Locale.ROOT);
      byte[] sha256 = algorithm.equals("sha256") ? json.digest() : FileFields.NO_DIGEST;
      if (sha256.length > 0) {
        file.sha256 = sha256;
        continue;
      }
      String digest = json.text();
      if (!digest.isEmpty()) {
        file.hash(algorithm, digest.toLowerCase(Locale.ROOT));
      }
    }
  }
}

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
  private final PageBuilder page;
  private final boolean natively;
  private final FileFields file = new FileFields();

  private JsonPage(JsonReader json, PageBuilder page, boolean natively) {
    this.json = json;
    this.page = page;
    this.natively = natively;
  }

  /**
   * Reads a page.
   *
   * @param buffer for what comes in
   * @throws IOException if it is no JSON, or of a version that is not known
   */
  static void read(InputStream in, byte[] buffer, PageBuilder page) throws IOException {
    read(in, buffer, page, NativePage.isAvailable());
  }

  /** The same, with native code or without. */
  static void read(InputStream in, byte[] buffer, PageBuilder page, boolean natively)
      throws IOException {
    new JsonPage(new JsonReader(in, buffer), page, natively).read();
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
          if (!natively || !json.elements(page)) {
            readFile();
          }
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
    json.mark();
    do {
      file.clear();
      json.enter();
      while (json.hasNext('}')) {
        readField(json.name());
      }
    } while (json.hasMoved());
    page.add(file);
  }

  private void readField(String key) throws IOException {
    switch (key) {
      case "filename" -> json.text(file.filename);
      case "url" -> json.text(file.url);
      case "hashes" -> readHashes();
      case "requires-python" -> json.text(file.requiresPython);
      case "size" -> file.size = json.number();
      case "upload-time" -> json.text(file.uploadTime);
      case "yanked" -> readYanked();
      // the first is PEP 714's name, the others are what was in use before
      case "core-metadata" -> readMetadata(true);
      case "dist-info-metadata", "data-dist-info-metadata" -> readMetadata(false);
      default -> json.skip();
    }
  }

  private void readYanked() throws IOException {
    char value = json.peek();
    file.yanked = value == '"' || value == 't';
    json.text(file.yankedReason);
  }

  private void readMetadata(boolean wins) throws IOException {
    char value = json.peek();
    if (file.metadata && !wins) {
      json.skip();
      return;
    }
    file.metadata = value == 't' || value == '{';
    file.hasMetadataSha256 = false;
    if (value != '{') {
      json.skip();
      return;
    }
    json.enter();
    while (json.hasNext('}')) {
      if (json.name().equalsIgnoreCase("sha256")) {
        file.hasMetadataSha256 = json.digest(file.metadataSha256);
        if (!file.hasMetadataSha256) {
          file.metadataHash(json.text());
        }
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
      if (algorithm.equals("sha256") && json.digest(file.sha256)) {
        file.hasSha256 = true;
      } else {
        file.hash(algorithm, json.text());
      }
    }
  }
}

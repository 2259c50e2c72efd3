package dev.puffin.testing;

import java.util.Optional;

/** A file on a {@link LocalIndex} and what its page says about it. */
public final class ServedFile {
  private final DistFile file;
  private Optional<String> sha256;
  private Optional<String> requiresPython;
  private Optional<String> yanked = Optional.empty();
  private Optional<String> uploadTime = Optional.of("2024-01-01T00:00:00.000000Z");
  private Optional<byte[]> metadata;
  private Optional<String> url = Optional.empty();
  private boolean metadataHash = true;

  ServedFile(DistFile file) {
    this.file = file;
    this.sha256 = Optional.of(file.sha256());
    this.requiresPython = file.requiresPython();
    this.metadata = file.metadata();
  }

  /** Yanked (PEP 592) for a reason, which may be empty. */
  public ServedFile yanked(String reason) {
    yanked = Optional.of(reason);
    return this;
  }

  /** The page names another sha256 than the file's. */
  public ServedFile sha256(String hex) {
    sha256 = Optional.of(hex);
    return this;
  }

  /** The page names no hash. */
  public ServedFile noHash() {
    sha256 = Optional.empty();
    return this;
  }

  /** The page's requires-python, whatever the metadata says. */
  public ServedFile requiresPython(String text) {
    requiresPython = Optional.of(text);
    return this;
  }

  /** PEP 700 upload-time. */
  public ServedFile uploadTime(String isoInstant) {
    uploadTime = Optional.of(isoInstant);
    return this;
  }

  /** No upload-time on the page. */
  public ServedFile noUploadTime() {
    uploadTime = Optional.empty();
    return this;
  }

  /** Not offered by PEP 658. */
  public ServedFile noMetadata() {
    metadata = Optional.empty();
    return this;
  }

  /** PEP 658 metadata that is offered without its hash. */
  public ServedFile noMetadataHash() {
    metadataHash = false;
    return this;
  }

  /** The page links to this address instead of the index's own. */
  public ServedFile url(String text) {
    url = Optional.of(text);
    return this;
  }

  String filename() {
    return file.filename();
  }

  DistFile file() {
    return file;
  }

  Optional<byte[]> metadata() {
    return metadata;
  }

  String json(String base, boolean offersMetadata) {
    StringBuilder text = new StringBuilder("{\"filename\":" + quoted(filename()));
    text.append(",\"url\":").append(quoted(url.orElse(base + filename())));
    text.append(",\"hashes\":{");
    sha256.ifPresent(hex -> text.append("\"sha256\":").append(quoted(hex)));
    text.append("},\"size\":").append(file.bytes().length);
    uploadTime.ifPresent(time -> text.append(",\"upload-time\":").append(quoted(time)));
    requiresPython.ifPresent(spec -> text.append(",\"requires-python\":").append(quoted(spec)));
    yanked.ifPresent(
        reason -> text.append(",\"yanked\":").append(reason.isEmpty() ? "true" : quoted(reason)));
    if (offersMetadata && metadata.isPresent()) {
      text.append(",\"core-metadata\":");
      text.append(metadataHash ? "{\"sha256\":" + quoted(metadataSha()) + "}" : "true");
    }
    return text.append('}').toString();
  }

  String html(String base, boolean offersMetadata) {
    StringBuilder text = new StringBuilder("<a href=\"" + escaped(url.orElse(base + filename())));
    sha256.ifPresent(hex -> text.append("#sha256=").append(hex));
    text.append('"');
    requiresPython.ifPresent(spec -> attribute(text, "data-requires-python", spec));
    yanked.ifPresent(reason -> attribute(text, "data-yanked", reason));
    if (offersMetadata && metadata.isPresent()) {
      attribute(text, "data-core-metadata", metadataHash ? "sha256=" + metadataSha() : "true");
    }
    return text.append('>').append(escaped(filename())).append("</a><br/>\n").toString();
  }

  private String metadataSha() {
    return DistFile.sha256(metadata.orElseThrow());
  }

  private static void attribute(StringBuilder text, String name, String value) {
    text.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

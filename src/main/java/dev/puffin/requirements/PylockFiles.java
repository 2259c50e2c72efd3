package dev.puffin.requirements;

import com.fasterxml.jackson.databind.JsonNode;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.UrlText;
import dev.puffin.dist.Yanked;
import dev.puffin.pep440.Specifiers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that a lock file records, as an index would describe them. */
final class PylockFiles {
  private final Path directory;

  /** Paths are relative to this folder. */
  PylockFiles(Path directory) {
    this.directory = directory;
  }

  /** One of them; the path counts where there is something. */
  IndexFile file(JsonNode file, Optional<Specifiers> requiresPython) {
    Path path = directory.resolve(file.path("path").asText("")).toAbsolutePath().normalize();
    boolean isLocal = file.has("path") && (!file.has("url") || Files.exists(path));
    String url = isLocal ? path.toUri().toString() : file.path("url").asText();
    SortedMap<String, String> hashes = new TreeMap<>();
    file.path("hashes")
        .properties()
        .forEach(hash -> hashes.put(hash.getKey(), hash.getValue().asText()));
    return new IndexFile(
        file.path("name").asText(UrlText.filename(url)),
        url,
        new Hashes(hashes),
        requiresPython,
        file.has("size") ? OptionalLong.of(file.path("size").asLong()) : OptionalLong.empty(),
        uploaded(file.path("upload-time").asText("")),
        new Yanked.No(),
        false,
        Hashes.none(),
        server(url));
  }

  private static Optional<Instant> uploaded(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty(); // without an offset it is no moment
    }
  }

  /**
   * What the cache keeps the file under. Not an index, even if the lock file names one: nothing
   * shows that the file is its.
   */
  private static IndexUrl server(String url) {
    int start = url.indexOf("://") + "://".length();
    int end = url.startsWith("file:") ? url.lastIndexOf('/') : url.indexOf('/', start);
    return new IndexUrl(end < 0 ? url : url.substring(0, end));
  }
}

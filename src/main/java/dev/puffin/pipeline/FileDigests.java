package dev.puffin.pipeline;

import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.UrlText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Finds out the digests of files that nobody tells any of. */
final class FileDigests {
  private final Downloads downloads;
  private final LocalWheels locals;

  FileDigests(Downloads downloads, LocalWheels locals) {
    this.downloads = downloads;
    this.locals = locals;
  }

  /** The SHA-256 digest of the file at a URL, which is read or fetched for that. */
  Hashes of(Distribution distribution, String url) {
    try (Fetched file = open(distribution, url)) {
      return file.hashes();
    } catch (IOException e) {
      throw DistributionException.fetching(distribution, UrlText.withoutCredentials(url), e);
    }
  }

  private Fetched open(Distribution distribution, String url) throws IOException {
    if (url.startsWith("file:")) {
      Path file = LocalWheels.path(url);
      return locals.open(file, Set.of());
    }
    return downloads.fetch(distribution, url, Hashes.none(), Set.of());
  }
}

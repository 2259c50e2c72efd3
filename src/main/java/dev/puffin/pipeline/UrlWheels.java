package dev.puffin.pipeline;

import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.TreeCheck;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.UrlText;
import dev.puffin.http.CachedForm;
import dev.puffin.http.CachedHttp;
import dev.puffin.http.HttpException;
import dev.puffin.http.HttpRequest;
import dev.puffin.http.HttpResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Wheels at URLs. Whether one in the cache is still what is at the URL, HTTP decides; when the
 * content has changed, it is unzipped anew.
 */
final class UrlWheels {
  private static final String POLICY = ".http";

  private final CachedHttp http;
  private final Downloads downloads;
  private final TreeCheck check;

  UrlWheels(CachedHttp http, Downloads downloads, TreeCheck check) {
    this.http = http;
    this.downloads = downloads;
    this.check = check;
  }

  /** Unzips what was fetched into an entry. */
  interface Unzip {
    void unzip(BuiltDistribution wheel, Fetched fetched, CacheEntry entry);
  }

  /**
   * The digests of what is at the URL now; unzipped in the entry when this returns.
   *
   * @param algorithms of the digests that have to be known
   */
  Hashes fetch(
      BuiltDistribution.DirectUrl wheel,
      CacheEntry entry,
      Collection<String> algorithms,
      Unzip unzip)
      throws IOException {
    String url = wheel.source().url();
    try (Answer answer = new Answer(wheel, entry, new Digests(algorithms), algorithms)) {
      HttpRequest request = HttpRequest.file(url);
      Hashes hashes = http.get(wheel.name(), request, entry.withSuffix(POLICY), answer);
      Hashes expected = wheel.source().hashes();
      if (expected.contradicts(hashes)) {
        String shown = UrlText.withoutCredentials(url);
        throw HashMismatchException.promised(wheel, shown, expected, hashes);
      }
      Fetched fetched = answer.fetched;
      if (fetched != null) {
        unzip.unzip(wheel, fetched, entry);
      }
      return hashes;
    } catch (HttpException e) {
      throw DistributionException.fetching(wheel, e);
    }
  }

  /** Whether the cache knows what was at the URL and has it unzipped in the entry, fresh or not. */
  boolean isKnown(BuiltDistribution.DirectUrl wheel, CacheEntry entry) throws IOException {
    try (Answer answer = new Answer(wheel, entry, new Digests(List.of()), List.of())) {
      return http.holds(entry.withSuffix(POLICY), answer);
    }
  }

  /** Keeps of an answer its digests; they stand for the unzipped wheel as long as it is whole. */
  private final class Answer implements CachedForm<Hashes>, AutoCloseable {
    private final BuiltDistribution wheel;
    private final CacheEntry entry;
    private final Digests digests;
    private final Collection<String> algorithms;
    private @Nullable Fetched fetched;

    Answer(
        BuiltDistribution wheel, CacheEntry entry, Digests digests, Collection<String> algorithms) {
      this.wheel = wheel;
      this.entry = entry;
      this.digests = digests;
      this.algorithms = algorithms;
    }

    @Override
    public byte[] parse(HttpResponse response) throws IOException {
      close(); // of an earlier attempt
      Fetched received = downloads.receive(wheel, response, digests);
      fetched = received;
      return HashText.encode(received.hashes());
    }

    @Override
    public Optional<Hashes> read(ByteBuffer kept) {
      Hashes hashes = HashText.decode(kept);
      boolean isHere =
          fetched != null
              || (hashes.digests().keySet().containsAll(algorithms)
                  && check.intact(entry.path()).equals(Optional.of(hashes.digests())));
      return isHere ? Optional.of(hashes) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
      Fetched received = fetched;
      fetched = null;
      if (received != null) {
        received.close();
      }
    }
  }
}

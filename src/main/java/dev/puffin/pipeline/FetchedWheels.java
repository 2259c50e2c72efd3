package dev.puffin.pipeline;

import dev.puffin.archive.ArchiveException;
import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheException;
import dev.puffin.cache.TreeCheck;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.InvalidMetadataException;
import dev.puffin.dist.UrlText;
import dev.puffin.http.CachedHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** Wheels that are not built but fetched: from the cache while they are right, else anew. */
final class FetchedWheels {
  private final WheelEntries entries;
  private final TreeCheck check;
  private final Downloads downloads;
  private final WheelUnzipper unzipper;
  private final UrlWheels urls;
  private final LocalWheels locals;
  private final CachedHttp http;

  FetchedWheels(Cache cache, CachedHttp http, Downloads downloads, WheelUnzipper unzipper) {
    this.entries = new WheelEntries(cache);
    this.check = new TreeCheck(cache);
    this.downloads = downloads;
    this.unzipper = unzipper;
    this.http = http;
    this.urls = new UrlWheels(http, downloads, check);
    this.locals = new LocalWheels(check);
  }

  /**
   * The wheel out of the cache, without asking anybody; empty if it is not there, not whole any
   * more, or not known to be what a server has now.
   */
  Optional<CachedWheel> cached(BuiltDistribution wheel) {
    return cached(wheel, entries.of(wheel));
  }

  private Optional<CachedWheel> cached(BuiltDistribution wheel, CacheEntry entry) {
    Optional<Hashes> hashes =
        switch (wheel) {
          case BuiltDistribution.Registry registry -> registryWheel(registry, entry);
          case BuiltDistribution.DirectUrl _ -> Optional.empty();
          case BuiltDistribution.Path path ->
              locals
                  .cached(path.source().path(), entry)
                  .filter(known -> fits(path.source().hashes(), known));
        };
    return hashes.map(known -> wheel(wheel, entry, known));
  }

  /**
   * The wheel, fetched and unzipped if need be.
   *
   * @param algorithms of digests that must be known of its file
   */
  CachedWheel get(BuiltDistribution wheel, Collection<String> algorithms) {
    CacheEntry entry = entries.of(wheel);
    Optional<CachedWheel> cached = cached(wheel, entry);
    if (cached.isPresent() && has(cached.get().hashes(), algorithms)) {
      return cached.get();
    }
    String location = location(wheel);
    try {
      return wheel(wheel, entry, fetch(wheel, entry, algorithms));
    } catch (ArchiveException | InvalidMetadataException e) {
      throw DistributionException.unusable(wheel, location, e);
    } catch (CacheException e) {
      throw DistributionException.keeping(wheel, e);
    } catch (IOException e) {
      throw DistributionException.fetching(wheel, location, e);
    }
  }

  /** Whether the server may be asked if the wheel at a URL is still what the cache has of it. */
  boolean mayRecheck(BuiltDistribution.DirectUrl wheel) {
    try {
      return http.freshness().asksAnew(wheel.name()) || urls.isKnown(wheel, entries.of(wheel));
    } catch (IOException e) {
      throw DistributionException.fetching(wheel, location(wheel), e);
    }
  }

  /** Fetches and unzips it; gives the digests of its file. */
  private Hashes fetch(BuiltDistribution wheel, CacheEntry entry, Collection<String> algorithms)
      throws IOException {
    return switch (wheel) {
      case BuiltDistribution.DirectUrl url -> {
        Hashes expected = url.source().hashes();
        yield urls.fetch(url, entry, Downloads.algorithms(expected, algorithms), this::unzip);
      }
      case BuiltDistribution.Path path ->
          local(wheel, path.source().path(), path.source().hashes(), entry, algorithms);
      case BuiltDistribution.Registry registry -> {
        String url = registry.file().url();
        Hashes expected = registry.file().hashes();
        if (url.startsWith("file:")) {
          yield local(wheel, LocalWheels.path(url), expected, entry, algorithms);
        }
        try (Fetched fetched = downloads.fetch(wheel, url, expected, algorithms)) {
          unzip(wheel, fetched, entry);
          yield fetched.hashes();
        }
      }
    };
  }

  private Hashes local(
      BuiltDistribution wheel,
      Path file,
      Hashes expected,
      CacheEntry entry,
      Collection<String> algorithms)
      throws IOException {
    try (Fetched fetched = locals.open(file, Downloads.algorithms(expected, algorithms))) {
      if (expected.contradicts(fetched.hashes())) {
        throw HashMismatchException.promised(wheel, file.toString(), expected, fetched.hashes());
      }
      unzip(wheel, fetched, entry);
      locals.remember(file, fetched.hashes(), entry);
      return fetched.hashes();
    }
  }

  private void unzip(BuiltDistribution wheel, Fetched fetched, CacheEntry entry) {
    unzipper.unzip(fetched.source(), wheel.filename(), fetched.hashes(), entry);
  }

  /** What an index offers is in the cache if its digest is; without one its name has to do. */
  private Optional<Hashes> registryWheel(BuiltDistribution.Registry wheel, CacheEntry entry) {
    Hashes expected = wheel.file().hashes();
    if (wheel.file().url().startsWith("file:")) {
      return locals
          .cached(LocalWheels.path(wheel.file().url()), entry)
          .filter(known -> fits(expected, known));
    }
    if (expected.isEmpty() && http.freshness().mustAsk(wheel.name())) {
      return Optional.empty();
    }
    return check.intact(entry.path()).map(Hashes::new).filter(known -> fits(expected, known));
  }

  private static boolean fits(Hashes expected, Hashes known) {
    boolean canTell = expected.isEmpty();
    for (String algorithm : expected.digests().keySet()) {
      canTell |= known.digests().containsKey(algorithm);
    }
    return canTell && !expected.contradicts(known);
  }

  private static boolean has(Hashes hashes, Collection<String> algorithms) {
    return hashes.digests().keySet().containsAll(algorithms);
  }

  private static CachedWheel wheel(BuiltDistribution wheel, CacheEntry entry, Hashes hashes) {
    return new CachedWheel(wheel.filename(), entry.path(), hashes, DirectUrls.of(wheel, hashes));
  }

  /** Where it is, as it may be shown. */
  static String location(Distribution wheel) {
    return switch (wheel) {
      case Distribution.Indexed indexed -> UrlText.withoutCredentials(indexed.file().url());
      case Distribution.Placed placed -> placed.source().toString();
    };
  }
}

package dev.puffin.index;

import dev.puffin.archive.ArchiveException;
import dev.puffin.archive.CentralDirectory;
import dev.puffin.archive.ZipMember;
import dev.puffin.archive.ZipReader;
import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheOrigin;
import dev.puffin.cache.Sha256;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.InvalidMetadataException;
import dev.puffin.dist.UrlText;
import dev.puffin.dist.WheelFilename;
import dev.puffin.http.CachedHttp;
import dev.puffin.http.HttpException;
import dev.puffin.http.HttpFailure;
import dev.puffin.http.HttpRequest;
import dev.puffin.http.WebUrl;
import dev.puffin.pep508.KnownRequirements;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metadata of wheels on servers, without fetching the wheels: from the file beside the wheel
 * (PEP 658), else out of the wheel's own directory by ranged reads. What was found is kept, and
 * used again for as long as the index offers the same file.
 */
public final class RemoteMetadata {
  private static final long LARGEST = 1 << 26;
  private static final String METADATA = ".dist-info/METADATA";

  private final CachedHttp http;
  private final Cache cache;
  private final Trace trace;
  private final Map<IndexUrl, CacheOrigin> origins = new ConcurrentHashMap<>();
  private final Set<String> withoutRanges = ConcurrentHashMap.newKeySet();
  private final KnownRequirements requirements = new KnownRequirements();

  private RemoteMetadata(CachedHttp http, Cache cache, Trace trace) {
    this.http = http;
    this.cache = cache;
    this.trace = trace;
  }

  /** Fetches with that client, keeps in that cache. */
  public static RemoteMetadata of(CachedHttp http, Cache cache, Trace trace) {
    return new RemoteMetadata(http, cache, trace);
  }

  /**
   * The metadata that an index offers beside a wheel.
   *
   * @return nothing when it offers none, or offers what is not there, or the run is offline
   * @throws HttpException if the server can't be reached
   * @throws IndexException if the metadata is not that of a wheel of this name
   */
  public Optional<CoreMetadata> beside(BuiltDistribution.Registry wheel) {
    if (!wheel.file().hasMetadata() || !isOnServer(wheel)) {
      return Optional.empty();
    }
    try (Trace.Span _ = trace.span("metadata", wheel.filename().text())) {
      return kept(wheel, fetched(wheel));
    }
  }

  /**
   * The metadata of a wheel that an index offers, read from the wheel itself.
   *
   * @return nothing when only the whole wheel can tell: it is a local file, the server serves no
   *     ranges, the archive is odd, or the run is offline
   * @throws HttpException if the server can't be reached
   * @throws IndexException if the metadata is not that of a wheel of this name
   */
  public Optional<CoreMetadata> inside(BuiltDistribution.Registry wheel) {
    if (!isOnServer(wheel)) {
      return Optional.empty();
    }
    try (Trace.Span _ = trace.span("metadata", wheel.filename().text())) {
      return kept(wheel, inside(wheel.filename(), wheel.file().url()));
    }
  }

  private static boolean isOnServer(BuiltDistribution.Registry wheel) {
    return WebUrl.parse(wheel.file().url()).isPresent();
  }

  private Optional<CoreMetadata> kept(
      BuiltDistribution.Registry wheel, Optional<CoreMetadata> found) {
    found.ifPresent(metadata -> keep(wheel, metadata));
    return found;
  }

  /** The metadata if it is in the cache. */
  public Optional<CoreMetadata> cached(BuiltDistribution.Registry wheel) {
    boolean unsure = !wheel.file().hashes().haveSha256();
    return unsure && http.freshness().mustAsk(wheel.name())
        ? Optional.empty()
        : MetadataEntry.read(entry(wheel), wheel.file());
  }

  /** Keeps the metadata that was found in the whole wheel, so that it is not needed again. */
  public void keep(BuiltDistribution.Registry wheel, CoreMetadata metadata) {
    MetadataEntry.store(entry(wheel), wheel.file(), metadata);
  }

  /**
   * The metadata of a wheel at a URL, read from the wheel itself. Nothing is kept, as only HTTP
   * knows how long it holds.
   *
   * @return nothing when only the whole wheel can tell
   * @throws HttpException if the server can't be reached
   */
  public Optional<CoreMetadata> inside(WheelFilename filename, String url) {
    Optional<WebUrl> target = WebUrl.parse(url);
    if (target.isEmpty() || withoutRanges.contains(target.get().origin())) {
      return Optional.empty();
    }
    try {
      Optional<RangedFile> file = RangedFile.open(http.client(), UrlText.withoutFragment(url));
      if (file.isEmpty()) {
        withoutRanges.add(target.get().origin());
        return Optional.empty();
      }
      return read(file.get()).map(content -> parse(filename, url, content));
    } catch (HttpException e) {
      return orRethrow(e);
    } catch (IOException | ArchiveException e) {
      return Optional.empty(); // whoever unpacks the whole wheel says what is wrong with it
    }
  }

  private CacheEntry entry(BuiltDistribution.Registry wheel) {
    CacheOrigin origin = origins.computeIfAbsent(wheel.file().index(), SimpleIndex::origin);
    return cache
        .shard(CacheBucket.WHEELS, origin, wheel.name())
        .entry(wheel.filename().stem() + ".metadata");
  }

  private Optional<CoreMetadata> fetched(BuiltDistribution.Registry wheel) {
    String url = UrlText.withoutFragment(wheel.file().url()) + ".metadata";
    try {
      byte[] content =
          http.client().get(HttpRequest.file(url), response -> response.bytes(LARGEST));
      return isPromised(content, wheel.file())
          ? Optional.of(parse(wheel.filename(), url, content))
          : Optional.empty();
    } catch (HttpException e) {
      return orRethrow(e);
    } catch (IOException e) {
      return Optional.empty(); // far too large; the wheel has it, too
    }
  }

  /** A refusal of this way leaves the others; no connection leaves none. */
  private static Optional<CoreMetadata> orRethrow(HttpException failure) {
    return switch (failure.failure()) {
      case HttpFailure.Status _, HttpFailure.Offline _, HttpFailure.BadRedirect _ ->
          Optional.empty();
      case HttpFailure.Unreachable _, HttpFailure.Untrusted _, HttpFailure.BadUrl _ ->
          throw failure;
    };
  }

  /** The METADATA of the one dist-info folder. */
  private static Optional<byte[]> read(RangedFile file) throws IOException {
    List<ZipMember> found =
        CentralDirectory.read(file).stream()
            .filter(member -> member.name().endsWith(METADATA))
            .filter(member -> member.name().indexOf('/') == member.name().lastIndexOf('/'))
            .toList();
    return found.size() == 1
        ? Optional.of(ZipReader.content(file, found.getFirst()))
        : Optional.empty();
  }

  private CoreMetadata parse(WheelFilename filename, String url, byte[] content) {
    CoreMetadata metadata;
    try {
      metadata = CoreMetadata.parse(content, requirements::parse);
    } catch (InvalidMetadataException e) {
      throw new IndexException(
          IndexException.prefixed(filename.text(), e.problem()).because("it is at " + url), e);
    }
    if (!metadata.name().equals(filename.name())) {
      throw IndexException.inconsistent(
          filename.text(), url, "its metadata names the project " + metadata.name());
    }
    if (!metadata.version().equals(filename.version())) {
      throw IndexException.inconsistent(
          filename.text(), url, "its metadata has version " + metadata.version());
    }
    return metadata;
  }

  /** Whether the metadata is the one whose hash the index gave, if it gave one. */
  private static boolean isPromised(byte[] content, IndexFile file) {
    Hashes promised = file.metadataHashes();
    return !promised.haveSha256() || !promised.contradicts(Hashes.sha256(Sha256.digest(content)));
  }
}

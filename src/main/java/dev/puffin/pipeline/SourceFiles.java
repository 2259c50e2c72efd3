package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheShard;
import dev.puffin.concurrent.OnceMap;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.error.Problem;
import dev.puffin.http.CachedForm;
import dev.puffin.http.CachedHttp;
import dev.puffin.http.HttpRequest;
import dev.puffin.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The archives of sources. A fetched one is kept beside what is made of it until a wheel has been
 * built, so that preparing metadata and building later fetch once. What an index or a user gives a
 * SHA-256 for can never change; of everything else HTTP says how long it may be used.
 */
final class SourceFiles {
  private static final String ARCHIVE = "archive";
  private static final String POLICY = "source";
  private static final int BUFFER_BYTES = 1 << 16;

  private final Cache cache;
  private final CachedHttp http;
  private final Downloads downloads;

  /** What a source was when this run asked, by its id. */
  private final OnceMap<String, String> asked = new OnceMap<>();

  /**
   * An archive.
   *
   * @param file where it is
   * @param hashes of its content
   */
  record Archive(Path file, Hashes hashes) {}

  /**
   * Where an archive is to be had.
   *
   * @param url of it
   * @param promised its digests, as far as they are known before
   */
  private record Remote(SourceDistribution source, String url, Hashes promised) {}

  SourceFiles(Cache cache, CachedHttp http, Downloads downloads) {
    this.cache = cache;
    this.http = http;
    this.downloads = downloads;
  }

  /** The archive that an index offers, with digests of these algorithms and SHA-256. */
  Archive ofIndex(
      SourceDistribution.Registry source, CacheShard shard, Collection<String> algorithms) {
    Optional<Path> local = local(source);
    return local.isPresent()
        ? ofPath(source, local.get(), source.file().hashes(), algorithms)
        : fetched(remote(source), shard, algorithms);
  }

  /** The archive at a URL, with digests of these algorithms and SHA-256. */
  Archive ofUrl(
      SourceDistribution.DirectUrl source, CacheShard shard, Collection<String> algorithms) {
    return fetched(remote(source), shard, algorithms);
  }

  /** The archive on this machine, with digests of these algorithms and SHA-256. */
  Archive ofPath(SourceDistribution.Path source, Collection<String> algorithms) {
    return ofPath(source, source.source().path(), source.source().hashes(), algorithms);
  }

  private static Archive ofPath(
      SourceDistribution source, Path file, Hashes expected, Collection<String> algorithms) {
    try {
      Hashes hashes = digests(file, expected, algorithms);
      if (expected.contradicts(hashes)) {
        throw HashMismatchException.promised(source, file.toString(), expected, hashes);
      }
      return new Archive(file, hashes);
    } catch (IOException e) {
      throw DistributionException.fetching(source, file.toString(), e);
    }
  }

  /**
   * In which state that is which an index offers: its SHA-256, for which it is fetched if nobody
   * says it, or its time if it is a file on this machine.
   */
  String current(SourceDistribution.Registry source, CacheShard shard) {
    Optional<Path> local = local(source);
    return local.isPresent() && source.file().hashes().sha256().isEmpty()
        ? LocalRevision.ofArchive(local.get())
        : current(remote(source), shard);
  }

  /** Whether {@link #current} of it asks no server. */
  static boolean isKnown(SourceDistribution.Registry source) {
    return source.file().hashes().sha256().isPresent() || local(source).isPresent();
  }

  /** The file of an index that is a folder on this machine. */
  private static Optional<Path> local(SourceDistribution.Registry source) {
    String url = source.file().url();
    return url.startsWith("file:") ? Optional.of(LocalWheels.path(url)) : Optional.empty();
  }

  /** The SHA-256 of what is at a URL now, as far as HTTP allows to know; fetched if need be. */
  String current(SourceDistribution.DirectUrl source, CacheShard shard) {
    return current(remote(source), shard);
  }

  /** Whether the cache knows what was at a URL, fresh or not. */
  boolean isKnown(SourceDistribution.DirectUrl source, CacheShard shard) {
    return http.holds(shard.entry(POLICY), new Fetching(remote(source), shard.entry(ARCHIVE)));
  }

  /** Forgets the archive, which is of no more use. */
  static void forget(CacheShard shard) {
    shard.entry(ARCHIVE).remove();
  }

  private static Remote remote(SourceDistribution.Registry source) {
    return new Remote(source, source.file().url(), source.file().hashes());
  }

  private static Remote remote(SourceDistribution.DirectUrl source) {
    return new Remote(source, source.source().url(), source.source().hashes());
  }

  private String current(Remote remote, CacheShard shard) {
    return remote
        .promised()
        .sha256()
        .orElseGet(() -> asked.get(remote.source().id(), () -> ask(remote, shard)));
  }

  private String ask(Remote remote, CacheShard shard) {
    Fetching form = new Fetching(remote, shard.entry(ARCHIVE));
    HttpRequest request = HttpRequest.file(remote.url());
    try {
      return http.get(remote.source().name(), request, shard.entry(POLICY), form);
    } catch (IOException e) {
      throw DistributionException.fetching(remote.source(), remote.url(), e);
    }
  }

  private Archive fetched(Remote remote, CacheShard shard, Collection<String> algorithms) {
    String sha256 = current(remote, shard);
    Optional<Archive> kept = kept(remote, sha256, shard, algorithms);
    if (kept.isPresent()) {
      return kept.get();
    }
    if (remote.promised().sha256().isPresent()) {
      fetch(remote, shard);
    } else {
      shard.entry(POLICY).remove(); // it outlived the file: fetch whatever it says
      sha256 = ask(remote, shard);
    }
    return kept(remote, sha256, shard, algorithms)
        .orElseThrow(
            () -> new SourceException(Problem.of("can't keep " + remote.url() + " in the cache")));
  }

  private void fetch(Remote remote, CacheShard shard) {
    try {
      Path temporary = temporary();
      downloads.fetchTo(temporary, remote.source(), remote.url(), remote.promised());
      publish(temporary, shard.entry(ARCHIVE));
    } catch (IOException e) {
      throw DistributionException.fetching(remote.source(), remote.url(), e);
    }
  }

  /** The archive in the cache if it is what it should be. */
  private static Optional<Archive> kept(
      Remote remote, String sha256, CacheShard shard, Collection<String> algorithms) {
    Path file = shard.entry(ARCHIVE).path();
    try {
      Hashes found = digests(file, remote.promised(), algorithms);
      if (!found.sha256().equals(Optional.of(sha256))) {
        return Optional.empty();
      }
      if (remote.promised().contradicts(found)) {
        throw HashMismatchException.promised(
            remote.source(), remote.url(), remote.promised(), found);
      }
      return Optional.of(new Archive(file, found));
    } catch (IOException _) {
      return Optional.empty(); // not there, or not readable: it is fetched again
    }
  }

  /** The SHA-256 of a file. */
  static Hashes digests(Path file) throws IOException {
    return digests(file, Hashes.none(), List.of());
  }

  private static Hashes digests(Path file, Hashes expected, Collection<String> algorithms)
      throws IOException {
    List<String> all = new ArrayList<>(expected.digests().keySet());
    all.addAll(algorithms);
    Digests digests = new Digests(all);
    digests.begin(Files.size(file));
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digests.update(buffer, count);
      }
    }
    return digests.finish();
  }

  private Path temporary() throws IOException {
    return Files.createTempFile(cache.temporaryFolder(), "", ".archive");
  }

  private static void publish(Path temporary, CacheEntry entry) throws IOException {
    Path folder = entry.path().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.move(temporary, entry.path(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Keeps of an answer its SHA-256, and the answer itself in a file. */
  private final class Fetching implements CachedForm<String> {
    private static final int HEX_DIGITS = 64;

    private final Remote remote;
    private final CacheEntry archive;

    Fetching(Remote remote, CacheEntry archive) {
      this.remote = remote;
      this.archive = archive;
    }

    @Override
    public byte[] parse(HttpResponse response) throws IOException {
      Path temporary = temporary();
      Digests digests = new Digests(List.of());
      Hashes hashes = downloads.receive(remote.source(), response, digests, temporary);
      publish(temporary, archive);
      return hashes.sha256().orElseThrow().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Optional<String> read(ByteBuffer kept) {
      String sha256 = StandardCharsets.US_ASCII.decode(kept).toString();
      return sha256.length() == HEX_DIGITS ? Optional.of(sha256) : Optional.empty();
    }
  }
}

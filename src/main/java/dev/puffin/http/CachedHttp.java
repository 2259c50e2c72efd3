package dev.puffin.http;

import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.EntryHead;
import dev.puffin.error.Problem;
import dev.puffin.error.Warnings;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fetches through the cache, as HTTP allows (RFC 9111): what is fresh is used without asking, what
 * is stale is asked about with its validators, and what is kept is the parsed form. An entry that
 * can't be read is as good as none.
 */
public final class CachedHttp {
  /** Room for a policy: an entity tag, a date and a URL. */
  private static final int POLICY_BYTES = 1024;

  private final HttpClient client;
  private final Freshness freshness;
  private final Warnings warnings;
  private final InstantSource clock;
  private final AtomicBoolean warned = new AtomicBoolean();
  private final AtomicLong freshUntil = new AtomicLong(Long.MAX_VALUE);

  /** An entry that could be read. */
  private record Kept<T>(CachePolicy policy, ByteBuffer payload, T value) {}

  private CachedHttp(
      HttpClient client, Freshness freshness, Warnings warnings, InstantSource clock) {
    this.client = client;
    this.freshness = freshness;
    this.warnings = warnings;
    this.clock = clock;
  }

  /** Fetches with this client and for as long as these rules say. */
  public static CachedHttp of(HttpClient client, Freshness freshness, Warnings warnings) {
    return new CachedHttp(client, freshness, warnings, InstantSource.system());
  }

  /** The same with a clock of one's own. */
  static CachedHttp of(
      HttpClient client, Freshness freshness, Warnings warnings, InstantSource clock) {
    return new CachedHttp(client, freshness, warnings, clock);
  }

  /** The client behind it. */
  public HttpClient client() {
    return client;
  }

  /** When the cache is not enough. */
  public Freshness freshness() {
    return freshness;
  }

  /**
   * What is at a URL, out of the cache or from the server.
   *
   * @param name the package it belongs to, which may be one to refresh
   * @param request what to ask for; always the same for one entry
   * @param entry where it is kept
   * @param form how it is kept and read
   * @throws HttpException if it is not cached and can't be fetched
   * @throws IOException if the answer can't be parsed
   */
  public <T> T get(PackageName name, HttpRequest request, CacheEntry entry, CachedForm<T> form)
      throws IOException {
    return get(name, request, entry, form, () -> {});
  }

  /**
   * The same, for somebody who wants to know whether the cache is enough.
   *
   * @param fetching run before the server is asked, if it has to be
   * @throws HttpException if it is not cached and can't be fetched
   * @throws IOException if the answer can't be parsed
   */
  public <T> T get(
      PackageName name,
      HttpRequest request,
      CacheEntry entry,
      CachedForm<T> form,
      Runnable fetching)
      throws IOException {
    Optional<Kept<T>> kept = read(entry, form);
    if (kept.isEmpty()) {
      fetching.run();
      return fetch(request, entry, form);
    }
    if (isEnough(kept.get().policy(), name)) {
      return kept.get().value();
    }
    fetching.run();
    return revalidate(request, entry, form, kept.get());
  }

  /**
   * How the answer begins that {@link #get} would give without asking the server; empty if it would
   * ask. Reads no more than that, so that it is not known to be whole.
   *
   * @param bytes so many of it at most
   */
  public Optional<EntryHead> freshHead(PackageName name, CacheEntry entry, int bytes) {
    Optional<EntryHead> head = entry.head(POLICY_BYTES + bytes);
    Optional<CachePolicy> policy = head.flatMap(found -> CachePolicy.decode(found.start()));
    if (policy.isEmpty() || !isEnough(policy.get(), name)) {
      return Optional.empty();
    }
    EntryHead found = head.orElseThrow();
    ByteBuffer start = found.start();
    return Optional.of(new EntryHead(start.slice(), found.size() - start.position()));
  }

  private boolean isEnough(CachePolicy policy, PackageName name) {
    if (freshness.connectivity() == Freshness.Connectivity.OFFLINE) {
      return true;
    }
    boolean enough = policy.isFresh(clock.instant()) && !freshness.mustAsk(name);
    if (enough) {
      freshUntil.accumulateAndGet(policy.freshUntil(), Math::min);
    }
    return enough;
  }

  /**
   * Until when all that was taken out of the cache so far may be taken without asking, in
   * milliseconds since 1970; the largest number if nothing was, or no server may be asked.
   */
  public long freshUntil() {
    return freshUntil.get();
  }

  /** Whether there is an answer in the cache, fresh or not, that {@link #get} could begin with. */
  public boolean holds(CacheEntry entry, CachedForm<?> form) {
    return read(entry, form).isPresent();
  }

  private static <T> Optional<Kept<T>> read(CacheEntry entry, CachedForm<T> form) {
    Optional<ByteBuffer> content = entry.read();
    Optional<CachePolicy> policy = content.flatMap(CachePolicy::decode);
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer payload = content.orElseThrow().slice();
    return form.read(payload.duplicate()).map(value -> new Kept<>(policy.get(), payload, value));
  }

  private <T> T fetch(HttpRequest request, CacheEntry entry, CachedForm<T> form)
      throws IOException {
    return client.get(request, response -> store(response, entry, form));
  }

  private <T> T revalidate(HttpRequest request, CacheEntry entry, CachedForm<T> form, Kept<T> kept)
      throws IOException {
    try {
      return client.get(
          kept.policy().conditional(request),
          response ->
              response.notModified() ? renew(response, entry, kept) : store(response, entry, form));
    } catch (HttpException e) {
      if (mayBeStale(e)) {
        return kept.value();
      }
      throw e;
    }
  }

  private <T> T store(HttpResponse response, CacheEntry entry, CachedForm<T> form)
      throws IOException {
    ByteBuffer parsed = ByteBuffer.wrap(form.parse(response));
    Optional<CachePolicy> policy = CachePolicy.of(response, clock.instant());
    ByteBuffer payload =
        policy.isPresent() ? entry.storeAndRead(policy.get().encode(), parsed) : parsed;
    return form.read(payload)
        .orElseThrow(() -> new IllegalStateException("a form can't read what it wrote"));
  }

  /** Keeps the new policy, unless it says to ask each time, as the old one then did, too. */
  private <T> T renew(HttpResponse response, CacheEntry entry, Kept<T> kept) {
    Instant now = clock.instant();
    CachePolicy renewed = kept.policy().renewed(response, now);
    if (renewed.isFresh(now)) {
      entry.store(renewed.encode(), kept.payload());
    }
    return kept.value();
  }

  private boolean mayBeStale(HttpException failure) {
    boolean unreachable = failure.failure() instanceof HttpFailure.Unreachable;
    boolean allowed = freshness.connectivity() == Freshness.Connectivity.UNCERTAIN;
    if (!unreachable || !allowed || Thread.currentThread().isInterrupted()) {
      return false;
    }
    if (warned.compareAndSet(false, true)) {
      warnings.warn(
          Problem.of(
                  "a server can't be reached, so cached answers are used that may be out of date")
              .because(failure.problem().message()));
    }
    return true;
  }
}

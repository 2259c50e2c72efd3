package dev.puffin.http;

import dev.puffin.concurrent.OnceMap;
import dev.puffin.trace.Trace;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How requests get to servers: with certificates that are checked, or not where the user says so.
 * What is dear to make, TLS above all, is made when it is first needed.
 */
final class Connections implements AutoCloseable {
  private enum Trust {
    CHECKED,
    BLIND
  }

  private final HttpSettings settings;
  private final Trace trace;
  private final OnceMap<Trust, OkHttpTransport> transports = new OnceMap<>();
  private final OnceMap<Trust, Tls> tls = new OnceMap<>();
  private final AtomicReference<@Nullable EarlyConnection> early = new AtomicReference<>();
  private volatile boolean used;

  Connections(HttpSettings settings, Trace trace) {
    this.settings = settings;
    this.trace = trace;
  }

  /**
   * Gets ready for requests to that host, in the background, and connects to it if that has a use:
   * if it is reached directly and through TLS.
   *
   * @return whether it connects
   */
  boolean begin(WebUrl url) {
    if (settings.offline()) {
      return false;
    }
    boolean direct = settings.proxies().proxyFor(url).isEmpty();
    boolean connects = url.isSecure() && direct && !isBlind(url) && early.get() == null;
    if (connects) {
      early.set(EarlyConnection.begin(url, settings.patience(), () -> tls(Trust.CHECKED), trace));
      FutureTask<Void> rehearsal = new FutureTask<>(this::rehearse, null);
      Thread.ofPlatform().daemon().name("rehearse TLS").start(rehearsal);
    }
    // what goes wrong is for those to see who make a request
    Thread.startVirtualThread(new FutureTask<>(() -> transport(url)));
    return connects;
  }

  /** While the server is awaited. */
  private void rehearse() {
    Tls ready = tls(Trust.CHECKED);
    try (Trace.Span _ = trace.span("rehearse TLS", "")) {
      ready.readiness().run();
    }
  }

  /** What requests to that host go through; TLS is made ready first, to be under way soon. */
  Transport transport(WebUrl url) {
    used = true;
    Trust trust = isBlind(url) ? Trust.BLIND : Trust.CHECKED;
    if (url.isSecure()) {
      tls(trust);
    }
    return transports.get(trust, () -> transport(trust));
  }

  /** Whether anything was made for a server. */
  boolean areUsed() {
    return used;
  }

  private boolean isBlind(WebUrl url) {
    return url.isSecure() && settings.trustedHosts().trusts(url);
  }

  private Tls tls(Trust trust) {
    return tls.get(
        trust,
        () -> {
          try (Trace.Span _ = trace.span("prepare TLS", "")) {
            return Tls.of(settings.tls(), trust == Trust.CHECKED);
          }
        });
  }

  private OkHttpTransport transport(Trust trust) {
    try (Trace.Span _ = trace.span("prepare network", "")) {
      LateTls late = new LateTls(() -> tls(trust));
      return switch (trust) {
        case CHECKED ->
            OkHttpTransport.checking(settings, late, () -> Optional.ofNullable(early.get()));
        case BLIND -> OkHttpTransport.believing(settings, late);
      };
    }
  }

  /** Ends idle connections. */
  @Override
  public void close() {
    Optional.ofNullable(early.get()).ifPresent(EarlyConnection::close);
    transports.ifDone(Trust.CHECKED).ifPresent(OkHttpTransport::close);
    transports.ifDone(Trust.BLIND).ifPresent(OkHttpTransport::close);
  }
}

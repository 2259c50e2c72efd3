package dev.puffin.http;

import dev.puffin.concurrent.CancelledException;
import dev.puffin.http.Transport.Exchange;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.security.Provider;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Fetches over HTTP. Passing failures are tried again, a broken download goes on where it broke,
 * redirections are followed, credentials are sent where they belong. Nothing of the network stack
 * is loaded before the first request, or {@link #connect}.
 */
public final class HttpClient implements AutoCloseable {
  /** How many requests may be under way at once. */
  static final int CONNECTIONS = 50;

  private static final String USER_AGENT = "puffin";

  private final HttpSettings settings;
  private final Trace trace;
  private final Logins logins;
  private final Connections connections;
  private final Semaphore free = new Semaphore(CONNECTIONS);
  private final FirstContact firstContact = new FirstContact();

  private HttpClient(HttpSettings settings, Trace trace, Connections connections) {
    this.settings = settings;
    this.trace = trace;
    this.logins = new Logins(settings.login());
    this.connections = connections;
  }

  /** A client that has done nothing yet. */
  public static HttpClient of(HttpSettings settings) {
    return of(settings, Trace.off());
  }

  /** A client whose requests are traced. */
  public static HttpClient of(HttpSettings settings, Trace trace) {
    return new HttpClient(settings, trace, new Connections(settings, trace));
  }

  /**
   * A client with other settings; on the connections of this one, unless those would be made in
   * another way.
   */
  public HttpClient with(HttpSettings other) {
    boolean alike = settings.login(other.login()).equals(other);
    return alike ? new HttpClient(other, trace, connections) : of(other, trace);
  }

  /** Loads what TLS is made with in the background, where it will surely be needed. */
  public static void getReady(Trace trace) {
    Runnable loading =
        () -> {
          try (Trace.Span _ = trace.span("load TLS", "")) {
            Optional<Provider> _ = NativeTls.provider();
          }
        };
    Thread.ofPlatform().daemon().name("load TLS").start(loading);
  }

  /** How this client reaches servers. */
  public HttpSettings settings() {
    return settings;
  }

  /**
   * Loads the network stack and connects to a host in the background, when a request there is to
   * come.
   *
   * @param url of something on that host
   */
  public void connect(String url) {
    WebUrl.parse(url).ifPresent(connections::begin);
  }

  /**
   * Fetches and reads an answer.
   *
   * @param request what to ask for
   * @param reader what to do with an answer that has status 2xx or 304; may be called again from
   *     the start
   * @throws HttpException if there is no such answer; names the URL
   * @throws IOException what the reader throws for reasons of its own
   * @throws CancelledException if interrupted while waiting for its turn
   */
  public <T> T get(HttpRequest request, ResponseReader<T> reader) throws IOException {
    WebUrl url = WebUrl.parse(request.url()).orElseThrow(() -> HttpErrors.badUrl(request.url()));
    if (settings.offline()) {
      throw HttpErrors.offline(url);
    }
    try {
      free.acquire();
    } catch (InterruptedException e) {
      throw new CancelledException(e);
    }
    try (Trace.Span _ = trace.span("fetch", url.path())) {
      return new Fetch(this, request, url).run(reader);
    } finally {
      free.release();
    }
  }

  /** Whether the network stack was loaded, to ask a server or to be ready to. */
  public boolean isUsed() {
    return connections.areUsed();
  }

  /** Whether an index page may be taken from there, by pip's rule for plain http. */
  public boolean mayServePages(String url) {
    return WebUrl.parse(url).filter(settings.trustedHosts()::mayServePages).isPresent();
  }

  Logins logins() {
    return logins;
  }

  /**
   * One answer, with credentials where they are known or, after a 401, found.
   *
   * @param mayLogIn false on a hop from https down to http, where credentials would be readable
   */
  Exchange exchange(WebUrl url, Headers headers, boolean mayLogIn) throws IOException {
    Optional<Credentials> login = mayLogIn ? logins.upfront(url) : Optional.empty();
    Exchange exchange = send(url, headers, login);
    if (exchange.status() != 401 || !mayLogIn) {
      return exchange;
    }
    Optional<Credentials> found = logins.afterChallenge(url);
    if (found.isEmpty() || found.equals(login)) {
      return exchange;
    }
    exchange.close();
    return send(url, headers, found);
  }

  private Exchange send(WebUrl url, Headers headers, Optional<Credentials> login)
      throws IOException {
    Headers all = headers.with("User-Agent", USER_AGENT);
    if (login.isPresent()) {
      all = all.with("Authorization", login.get().basic());
    }
    Transport transport = connections.transport(url);
    Runnable connected = firstContact.await(url);
    try {
      return transport.open(url, all, connected);
    } finally {
      connected.run();
    }
  }

  /** Ends idle connections. */
  @Override
  public void close() {
    connections.close();
  }
}

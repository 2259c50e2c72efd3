package dev.puffin.http;

import dev.puffin.http.Transport.Exchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** One GET from its first try to its last, with what it knows of the tries before. */
final class Fetch {
  private static final int REDIRECTIONS = 20;

  private final HttpClient client;
  private final HttpRequest request;
  private final WebUrl start;
  private final Retries retries;

  /** Where the last answer came from. */
  private WebUrl url;

  Fetch(HttpClient client, HttpRequest request, WebUrl start) {
    this.client = client;
    this.request = request;
    this.start = start;
    this.url = start;
    this.retries = new Retries(client.settings().patience());
  }

  <T> T run(ResponseReader<T> reader) throws IOException {
    while (true) {
      Exchange exchange = open(Headers.none());
      boolean asItIs = request.headers().first("accept-encoding").equals(Optional.of("identity"));
      try (ResumingBody body = new ResumingBody(this, exchange, asItIs)) {
        Optional<T> value = read(reader, exchange, body);
        if (value.isPresent()) {
          return value.get();
        }
      }
    }
  }

  /** What the reader made of the answer, or nothing when the body broke and it must go again. */
  private <T> Optional<T> read(ResponseReader<T> reader, Exchange exchange, ResumingBody body)
      throws IOException {
    HttpResponse response =
        new HttpResponse(url.toString(), exchange.status(), exchange.headers(), body);
    try {
      T value = reader.read(response);
      return body.broken() ? Optional.empty() : Optional.of(value);
    } catch (IOException | RuntimeException e) {
      if (body.broken() && !(e instanceof HttpException)) {
        return Optional.empty(); // the reader failed because the body did
      }
      throw e;
    }
  }

  /**
   * An answer with a usable status, after as many tries as are allowed.
   *
   * @param part headers that ask for a part of the whole
   */
  Exchange open(Headers part) throws HttpException {
    while (true) {
      Duration wait;
      try {
        Exchange exchange = followRedirections(part);
        if (isUsable(exchange, headers(part))) {
          return exchange;
        }
        wait = afterStatus(exchange);
      } catch (IOException e) {
        wait = afterFailure(e, 0);
      }
      sleep(wait);
    }
  }

  /** Waits before the body is asked for again. */
  void pauseAfter(IOException failure, long received) {
    sleep(afterFailure(failure, received));
  }

  private Exchange followRedirections(Headers part) throws IOException {
    WebUrl target = start;
    for (int i = 0; i <= REDIRECTIONS; i++) {
      Exchange exchange =
          client.exchange(target, headers(part), target.isSecure() || !start.isSecure());
      Optional<String> location = exchange.headers().first("location");
      if (!isRedirection(exchange.status()) || location.isEmpty()) {
        url = target;
        return exchange;
      }
      exchange.close();
      Optional<WebUrl> next = target.resolve(location.get().strip());
      if (next.isEmpty()) {
        throw HttpErrors.redirectedNowhere(start, location.get());
      }
      target = next.get();
    }
    throw HttpErrors.tooManyRedirections(start, REDIRECTIONS);
  }

  private Headers headers(Headers part) {
    return request.headers().with(part);
  }

  private Duration afterStatus(Exchange exchange) throws IOException {
    int status = exchange.status();
    exchange.close();
    if (!Retries.isPassing(status)) {
      throw HttpErrors.status(start, status, client.logins().explain(start));
    }
    Optional<Duration> wish =
        exchange.headers().first("retry-after").flatMap(text -> RetryAfter.parse(text));
    return retries
        .failed(0, wish.orElse(null))
        .orElseThrow(() -> HttpErrors.keepsFailing(start, status, retries.failures(), wish));
  }

  private Duration afterFailure(IOException failure, long received) {
    if (isInterruption(failure)) {
      Thread.currentThread().interrupt();
      throw HttpErrors.interrupted(start, failure);
    }
    if (HttpErrors.isUntrusted(failure)) {
      throw HttpErrors.untrusted(start, failure);
    }
    return retries
        .failed(received, null)
        .orElseThrow(() ->
            HttpErrors.unreachable(
                start, failure, retries.failures(), client.settings().proxies().proxyFor(start)));
  }

  private static boolean isInterruption(IOException failure) {
    return Thread.currentThread().isInterrupted()
        || (failure instanceof InterruptedIOException
            && !(failure instanceof SocketTimeoutException)
            && !"timeout".equals(failure.getMessage()));
  }

  private void sleep(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HttpErrors.interrupted(start, e);
    }
  }

  /** Whether there is what was asked for: no part of it without a range, no 304 unconditionally. */
  private static boolean isUsable(Exchange exchange, Headers asked) {
    return switch (exchange.status()) {
      case 204, 205 -> false;
      case 206 -> asked.first("range").isPresent() || ByteSpan.isWhole(exchange);
      case 304 ->
          asked.first("if-none-match").isPresent() || asked.first("if-modified-since").isPresent();
      default -> exchange.status() >= 200 && exchange.status() < 300;
    };
  }

  private static boolean isRedirection(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }
}

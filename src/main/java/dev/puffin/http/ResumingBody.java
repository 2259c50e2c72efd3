package dev.puffin.http;

import dev.puffin.http.Transport.Exchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The body of an answer. When the connection breaks or the body ends early, the missing part is
 * asked for by range, provided that the server names a validator that proves it to be a part of the
 * same whole (RFC 9110, If-Range). Otherwise the body is broken and reading it fails.
 */
final class ResumingBody extends InputStream {
  private final Fetch fetch;
  private final OptionalLong expected;
  private final Optional<ByteSpan> span;
  private final Optional<String> validator;
  private Exchange exchange;
  private long received;
  private boolean broken;

  ResumingBody(Fetch fetch, Exchange exchange, boolean resumable) {
    this.fetch = fetch;
    this.exchange = exchange;
    this.expected = exchange.headers().number("content-length");
    this.span = resumable ? ByteSpan.of(exchange) : Optional.empty();
    this.validator = validator(exchange.headers());
  }

  /** Whether the body broke off for good, whatever became of the exception. */
  boolean broken() {
    return broken;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (length > 0) {
      int count;
      try {
        count = exchange.body().read(buffer, offset, length);
        if (count < 0 && expected.isPresent() && received < expected.getAsLong()) {
          throw new EOFException("the body ended early");
        }
      } catch (IOException e) {
        if (expected.isPresent() && received == expected.getAsLong()) {
          return -1; // the connection broke when all was there
        }
        resume(e);
        continue;
      }
      received += Math.max(count, 0);
      return count;
    }
    return 0;
  }

  @Override
  public int available() throws IOException {
    return exchange.body().available();
  }

  @Override
  public void close() throws IOException {
    exchange.close();
  }

  private void resume(IOException failure) throws IOException {
    closeQuietly();
    fetch.pauseAfter(failure, received);
    Optional<Exchange> rest = rest();
    if (rest.isEmpty()) {
      broken = true;
      throw new BrokenBodyException(failure);
    }
    exchange = rest.get();
  }

  /** The missing part, or nothing when it can't be had or is not surely of the same whole. */
  private Optional<Exchange> rest() throws IOException {
    if (validator.isEmpty() || span.isEmpty()) {
      return Optional.empty();
    }
    Headers part =
        Headers.none().with("Range", span.get().from(received)).with("If-Range", validator.get());
    Exchange rest;
    try {
      rest = fetch.open(part);
    } catch (HttpException e) {
      if (e.failure() instanceof HttpFailure.Status) {
        return Optional.empty(); // it refuses the part: the whole may still be had
      }
      throw e;
    }
    if (span.get().isContinuedBy(rest, received)) {
      return Optional.of(rest);
    }
    rest.close();
    return Optional.empty();
  }

  private void closeQuietly() {
    try {
      exchange.close();
    } catch (IOException e) {
      // the connection is known to be broken: that is why it is closed
    }
  }

  private static Optional<String> validator(Headers headers) {
    Optional<String> strong = headers.first("etag").filter(tag -> !tag.startsWith("W/"));
    return strong.or(() -> headers.first("last-modified"));
  }
}

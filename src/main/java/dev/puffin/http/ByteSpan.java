package dev.puffin.http;

import dev.puffin.http.Transport.Exchange;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which bytes of the whole an answer carries.
 *
 * @param first the offset of the first one
 * @param last the offset of the last one, or -1 for all that follow
 */
record ByteSpan(long first, long last) {

  /** The span of an answer: everything for 200, the Content-Range for 206. */
  static Optional<ByteSpan> of(Exchange exchange) {
    if (exchange.status() == 200) {
      return Optional.of(new ByteSpan(0, -1));
    }
    return exchange.status() == 206
        ? exchange.headers().first("content-range").flatMap(ByteSpan::parse)
        : Optional.empty();
  }

  /** Reads {@code bytes 0-499/1234}. */
  private static Optional<ByteSpan> parse(String text) {
    int space = text.indexOf(' ');
    int dash = text.indexOf('-');
    int slash = text.indexOf('/');
    if (space < 0 || dash < space || slash < dash) {
      return Optional.empty();
    }
    OptionalLong first = Headers.wholeNumber(text.substring(space + 1, dash));
    OptionalLong last = Headers.wholeNumber(text.substring(dash + 1, slash));
    return first.isPresent() && last.isPresent()
        ? Optional.of(new ByteSpan(first.getAsLong(), last.getAsLong()))
        : Optional.empty();
  }

  /** Whether an answer of status 206 carries everything, as its Content-Range tells. */
  static boolean isWhole(Exchange exchange) {
    Optional<String> range = exchange.headers().first("content-range");
    OptionalLong size =
        range
            .map(text -> Headers.wholeNumber(text.substring(text.indexOf('/') + 1)))
            .orElse(OptionalLong.empty());
    return size.isPresent()
        && of(exchange)
            .filter(span -> span.first == 0 && span.last == size.getAsLong() - 1)
            .isPresent();
  }

  /** The Range header for what is missing after so many bytes. */
  String from(long received) {
    return "bytes=" + (first + received) + "-" + (last < 0 ? "" : last);
  }

  /** Whether an answer goes on exactly where this span was left. */
  boolean isContinuedBy(Exchange rest, long received) {
    return rest.status() == 206
        && of(rest).filter(span -> span.first == first + received).isPresent();
  }
}

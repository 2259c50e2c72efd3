package dev.puffin.http;

/** Why a request got no usable answer. */
public sealed interface HttpFailure {

  /** The server answered with a status that is no success, and trying again is of no use. */
  record Status(int code) implements HttpFailure {
    /** 404 or 410: there is nothing at that address. */
    public boolean notFound() {
      return code == 404 || code == 410;
    }
  }

  /** No connection, or it broke, as often as it was tried. */
  record Unreachable(String reason) implements HttpFailure {}

  /** The server's certificate is not trusted, or TLS failed in another way. */
  record Untrusted(String reason) implements HttpFailure {}

  /** More redirections than any server needs, or one that leads nowhere. */
  record BadRedirect() implements HttpFailure {}

  /** The text is not a URL that can be fetched. */
  record BadUrl() implements HttpFailure {}

  /** The run is offline. */
  record Offline() implements HttpFailure {}
}

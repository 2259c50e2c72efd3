package dev.puffin.http;

/**
 * A GET.
 *
 * @param url where to, with or without credentials
 * @param headers what is sent besides the credentials
 */
public record HttpRequest(String url, Headers headers) {

  /**
   * A request for something that is read as a text and may be compressed on the way.
   *
   * @param accept the media types wanted (RFC 9110), with their weights
   */
  public static HttpRequest page(String url, String accept) {
    return new HttpRequest(url, Headers.none().with("Accept", accept));
  }

  /** A request for a file as it is, byte for byte. */
  public static HttpRequest file(String url) {
    return new HttpRequest(url, Headers.none().with("Accept-Encoding", "identity"));
  }

  /** The same for a part of the file: both ends are offsets in bytes and included. */
  public HttpRequest range(long from, long to) {
    return header("Range", "bytes=" + from + "-" + to);
  }

  /** The same for the last so many bytes. */
  public HttpRequest tail(long bytes) {
    return header("Range", "bytes=-" + bytes);
  }

  /** The same with one more header. */
  public HttpRequest header(String name, String value) {
    return new HttpRequest(url, headers.with(name, value));
  }
}

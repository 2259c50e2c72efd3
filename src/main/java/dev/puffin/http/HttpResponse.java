package dev.puffin.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An answer whose body is being received. Lives as long as the {@link ResponseReader} that got it.
 *
 * @param url where it came from in the end, after redirections, without credentials
 * @param status 2xx or 304
 * @param headers of the answer
 * @param body resumes by itself where the server can
 */
public record HttpResponse(String url, int status, Headers headers, InputStream body) {

  /** 304: what the client has is still right, and there is no body. */
  public boolean notModified() {
    return status == 304;
  }

  /** 206: the body is the part that was asked for. */
  public boolean partial() {
    return status == 206;
  }

  /**
   * The body of something that is read into memory.
   *
   * @param most so many bytes can be right; reading more of them fails
   */
  public InputStream body(long most) {
    return new LimitedBody(body, most);
  }

  /**
   * The whole body of something that is read into memory.
   *
   * @param most so many bytes can be right
   * @throws IOException if more of them come
   */
  public byte[] bytes(long most) throws IOException {
    return WholeBody.read(body(most), length(), Integer.MAX_VALUE);
  }

  /** The announced length of the body in bytes. */
  public OptionalLong length() {
    return headers.number("content-length");
  }

  /** The length in bytes of the whole that a partial answer is a part of. */
  public OptionalLong wholeLength() {
    Optional<String> range = headers.first("content-range");
    if (range.isEmpty()) {
      return OptionalLong.empty();
    }
    return Headers.wholeNumber(range.get().substring(range.get().indexOf('/') + 1));
  }
}

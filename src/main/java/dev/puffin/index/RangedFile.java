package dev.puffin.index;

import dev.puffin.archive.ByteSource;
import dev.puffin.http.HttpClient;
import dev.puffin.http.HttpRequest;
import dev.puffin.http.HttpResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file on a server of which only the parts that are looked at are fetched. Its end comes with the
 * first request, where a zip has its directory and most wheels their metadata.
 */
final class RangedFile implements ByteSource {
  /** The longest end of a zip: its end record with the longest comment. */
  static final int TAIL_BYTES = 22 + 0xFFFF;

  private static final int LEAST_BYTES = 16 * 1024;

  private final HttpClient client;
  private final String url;
  private final long size;
  private final String validator;
  private final TreeMap<Long, byte[]> parts = new TreeMap<>();

  private RangedFile(HttpClient client, String url, long size, String validator) {
    this.client = client;
    this.url = url;
    this.size = size;
    this.validator = validator;
  }

  /**
   * Fetches the end of a file.
   *
   * @return nothing when the server does not serve ranges
   */
  static Optional<RangedFile> open(HttpClient client, String url) throws IOException {
    return client.get(
        HttpRequest.file(url).tail(TAIL_BYTES), response -> readTail(client, url, response));
  }

  private static Optional<RangedFile> readTail(HttpClient client, String url, HttpResponse response)
      throws IOException {
    boolean small = response.length().orElse(Long.MAX_VALUE) <= TAIL_BYTES;
    if (!small || (!response.partial() && response.status() != 200)) {
      return Optional.empty();
    }
    byte[] bytes = response.bytes(TAIL_BYTES);
    long size = response.partial() ? response.wholeLength().orElse(-1) : bytes.length;
    if (size < bytes.length) {
      return Optional.empty();
    }
    RangedFile file = new RangedFile(client, url, size, validator(response));
    file.parts.put(size - bytes.length, bytes);
    return Optional.of(file);
  }

  private static String validator(HttpResponse response) {
    return response
        .headers()
        .first("etag")
        .or(() -> response.headers().first("last-modified"))
        .orElse("");
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(ByteBuffer buffer, long position) throws IOException {
    if (position < 0 || position + buffer.remaining() > size) {
      throw new EOFException("the archive ends early");
    }
    long at = position;
    while (buffer.hasRemaining()) {
      Map.Entry<Long, byte[]> part = partAt(at, buffer.remaining());
      int offset = (int) (at - part.getKey());
      int count = Math.min(buffer.remaining(), part.getValue().length - offset);
      buffer.put(part.getValue(), offset, count);
      at += count;
    }
  }

  private Map.Entry<Long, byte[]> partAt(long at, int wanted) throws IOException {
    Map.Entry<Long, byte[]> before = parts.floorEntry(at);
    if (before != null && at < before.getKey() + before.getValue().length) {
      return before;
    }
    Long next = parts.higherKey(at);
    long limit = next == null ? size : next;
    long last = Math.min(limit, at + Math.max(wanted, LEAST_BYTES)) - 1;
    byte[] bytes =
        client.get(
            HttpRequest.file(url).range(at, last), response -> readPart(response, last - at + 1));
    parts.put(at, bytes);
    return Map.entry(at, bytes);
  }

  private byte[] readPart(HttpResponse response, long length) throws IOException {
    boolean same = validator(response).equals(validator);
    byte[] bytes = response.partial() && same ? response.bytes(length) : new byte[0];
    if (bytes.length != length) {
      throw new IOException("the file changed on the server while it was read");
    }
    return bytes;
  }
}

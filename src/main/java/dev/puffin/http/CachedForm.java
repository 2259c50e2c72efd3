package dev.puffin.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The form in which an answer is kept: not as it came, but parsed, so that reading it again costs
 * next to nothing.
 *
 * @param <T> what it is read as
 */
public interface CachedForm<T> {
  /**
   * Parses an answer into the bytes that are kept.
   *
   * @throws IOException what the body throws
   */
  byte[] parse(HttpResponse response) throws IOException;

  /** Reads what {@link #parse} made; nothing when it is of another version of the format. */
  Optional<T> read(ByteBuffer kept);
}

package dev.puffin.http;

import java.io.IOException;

/**
 * Takes what it needs out of an answer.
 *
 * @param <T> what that is
 */
@FunctionalInterface
public interface ResponseReader<T> {
  /**
   * Reads the body. Called again from the start, with a new answer, when the connection broke and
   * could not be resumed: it must not build on what an earlier call did. It makes no requests of
   * its own, because it holds one of the limited connections.
   *
   * @throws IOException what the body throws, or a failure of the reader's own, which is not
   *     retried
   */
  T read(HttpResponse response) throws IOException;
}

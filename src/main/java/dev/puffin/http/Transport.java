package dev.puffin.http;

import java.io.IOException;
import java.io.InputStream;

/** One request, one answer: no retry, no redirection, no credentials of its own. */
interface Transport {

  /**
   * Sends a GET and waits for the head of the answer.
   *
   * @param connected run as soon as there is a connection
   * @throws IOException if no connection could be made or it broke
   */
  Exchange open(WebUrl url, Headers headers, Runnable connected) throws IOException;

  /**
   * An answer as it comes in.
   *
   * @param status any
   * @param headers of the answer
   * @param body to be closed
   */
  record Exchange(int status, Headers headers, InputStream body) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}

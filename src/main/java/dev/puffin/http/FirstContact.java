package dev.puffin.http;

import dev.puffin.concurrent.CancelledException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets one request to a host that speaks TLS go first. Fifty at once would each make a connection
 * and a handshake, the dearest part of a small request, before anyone knows that the host speaks
 * HTTP/2 and one connection is enough.
 */
final class FirstContact {
  private static final long PATIENCE_MILLIS = 3000;

  private record Greeting(Thread by, CountDownLatch over) {}

  private final ConcurrentMap<String, Greeting> greetings = new ConcurrentHashMap<>();

  /**
   * Waits until the first request to that host is answered, unless this is the first; not for long.
   */
  void await(WebUrl url) {
    if (!url.isSecure()) {
      return;
    }
    Greeting mine = new Greeting(Thread.currentThread(), new CountDownLatch(1));
    Greeting first = greetings.putIfAbsent(url.authority(), mine);
    if (first == null || first.over().getCount() == 0) {
      return;
    }
    try {
      // whether the time was enough makes no difference: the request is made in any case
      boolean _ = first.over().await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new CancelledException(e);
    }
  }

  /** Notes that a request to that host was answered or failed. */
  void done(WebUrl url) {
    Greeting first = greetings.get(url.authority());
    if (first != null && first.by() == Thread.currentThread()) {
      first.over().countDown();
    }
  }
}

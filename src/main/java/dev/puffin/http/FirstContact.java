package dev.puffin.http;

import dev.puffin.concurrent.CancelledException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets one request to a host that speaks TLS go first, until it has its connection. Fifty at once
 * would each make a connection and a handshake, the dearest part of a small request, before anyone
 * knows that the host speaks HTTP/2 and one connection is enough for all.
 */
final class FirstContact {
  private static final long PATIENCE_SECONDS = 2;

  private final ConcurrentMap<String, CountDownLatch> greetings = new ConcurrentHashMap<>();

  /**
   * Waits until the first request to that host is connected, unless this is the first; not for
   * long.
   *
   * @return to be run when this request is connected or has failed, as often as one likes
   */
  Runnable await(WebUrl url) {
    if (!url.isSecure()) {
      return () -> {};
    }
    CountDownLatch mine = new CountDownLatch(1);
    CountDownLatch first = greetings.putIfAbsent(url.authority(), mine);
    if (first == null) {
      return mine::countDown;
    }
    try {
      // whether the time was enough makes no difference: the request is made in any case
      boolean _ = first.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new CancelledException(e);
    }
    return () -> {};
  }
}

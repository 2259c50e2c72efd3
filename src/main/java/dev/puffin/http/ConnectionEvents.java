package dev.puffin.http;

import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;

/** Tells a request's {@link Runnable} tag that the request has a connection. */
final class ConnectionEvents extends EventListener {
  @Override
  public void connectionAcquired(Call call, Connection connection) {
    Runnable connected = call.request().tag(Runnable.class);
    if (connected != null) {
      connected.run();
    }
  }
}

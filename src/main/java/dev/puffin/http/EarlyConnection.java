package dev.puffin.http;

import dev.puffin.concurrent.CancelledException;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A TLS connection that is made before anybody needs it: its round trips pass while the program
 * gets ready to use it. The first who connects to that host takes it. If it can't be made nobody is
 * told: who needs one then makes one, and meets what is wrong.
 */
final class EarlyConnection {
  private static final String[] PROTOCOLS = {"h2", "http/1.1"};

  private final WebUrl url;
  private final Patience patience;
  private final Supplier<Tls> tls;
  private final Trace trace;
  private final Socket plain = new Socket();
  private final FutureTask<SSLSocket> making = new FutureTask<>(this::make);
  private final AtomicBoolean taken = new AtomicBoolean();

  private EarlyConnection(WebUrl url, Patience patience, Supplier<Tls> tls, Trace trace) {
    this.url = url;
    this.patience = patience;
    this.tls = tls;
    this.trace = trace;
  }

  /**
   * Begins to connect, in the background.
   *
   * @param url of the host, which must speak TLS
   * @param tls what it is made with, asked for once the connection is under way
   */
  static EarlyConnection begin(WebUrl url, Patience patience, Supplier<Tls> tls, Trace trace) {
    EarlyConnection connection = new EarlyConnection(url, patience, tls, trace);
    // the first virtual thread would take a while to start
    Thread.ofPlatform().daemon().name("connect").start(connection.making);
    return connection;
  }

  private SSLSocket make() throws IOException {
    try (Trace.Span _ = trace.span("connect", url.host())) {
      plain.setTcpNoDelay(true);
      plain.setSoTimeout((int) patience.read().toMillis());
      plain.connect(
          new InetSocketAddress(url.host(), url.port()), (int) patience.connect().toMillis());
      SSLSocket secure =
          (SSLSocket)
              tls.get()
                  .context()
                  .getSocketFactory()
                  .createSocket(plain, url.host(), url.port(), true);
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setApplicationProtocols(PROTOCOLS);
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      return secure;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  /**
   * The connection, for the first who asks for it.
   *
   * @param address where a connection is needed
   * @param millis how long to wait for it
   * @return empty for another host, for the second who asks, and if it can't be made
   * @throws SocketTimeoutException if it is not there in time
   */
  Optional<SSLSocket> take(InetSocketAddress address, int millis) throws SocketTimeoutException {
    boolean there =
        address.getPort() == url.port() && address.getHostString().equalsIgnoreCase(url.host());
    if (!there || !taken.compareAndSet(false, true)) {
      return Optional.empty();
    }
    try {
      return Optional.of(making.get(millis, TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (TimeoutException e) {
      giveUp();
      throw new SocketTimeoutException("no connection after " + millis + " ms");
    } catch (InterruptedException e) {
      throw new CancelledException(e);
    }
  }

  /** Closes it if nobody has taken it. */
  void close() {
    if (!taken.compareAndSet(false, true)) {
      return;
    }
    if (making.state() == Future.State.SUCCESS) {
      closeQuietly(making.resultNow());
    }
    giveUp();
  }

  /** Without its socket nothing is waited for any more. */
  private void giveUp() {
    making.cancel(false);
    closeQuietly(plain);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      return; // nobody has sent anything
    }
  }
}

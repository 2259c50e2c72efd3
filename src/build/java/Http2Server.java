import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.Headers;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.BufferedSocketKt;
import okhttp3.internal.http2.Header;
import okhttp3.internal.http2.Http2Connection;
import okhttp3.internal.http2.Http2Stream;
import okio.BufferedSink;
import okio.Okio;

/**
 * Serves the sample index on loopback by HTTP/2 with TLS, as large indexes do. The JDK has no such
 * server, but OkHttp's part that frames requests does as well for answers.
 */
final class Http2Server extends Http2Connection.Listener implements AutoCloseable {
  private final SampleIndex index;
  private final SSLServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Begins to serve. */
  Http2Server(SampleIndex index, SSLContext tls) throws IOException {
    this.index = index;
    this.server =
        (SSLServerSocket)
            tls.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    SSLParameters parameters = server.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    server.setSSLParameters(parameters);
    threads.execute(this::accept);
  }

  /** The address that paths are appended to. */
  String origin() {
    return "https://127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        SSLSocket socket = (SSLSocket) server.accept();
        threads.execute(() -> greet(socket));
      } catch (IOException e) {
        report(e);
      }
    }
  }

  private void greet(SSLSocket socket) {
    try {
      socket.startHandshake();
      new Http2Connection.Builder(false, TaskRunner.INSTANCE)
          .socket(BufferedSocketKt.asBufferedSocket(socket), "training")
          .listener(this)
          .build()
          .start();
    } catch (IOException e) {
      report(e);
    }
  }

  @Override
  public void onStream(Http2Stream stream) {
    threads.execute(() -> serve(stream));
  }

  private void serve(Http2Stream stream) {
    try {
      Headers request = stream.takeHeaders(false);
      SampleIndex.Answer answer = index.answer(request.get(Header.TARGET_PATH_UTF8), request::get);
      List<Header> headers = new ArrayList<>();
      headers.add(new Header(Header.RESPONSE_STATUS, String.valueOf(answer.status())));
      headers.add(new Header("content-length", String.valueOf(answer.body().length)));
      answer.headers().forEach((name, value) -> headers.add(new Header(name, value)));
      stream.writeHeaders(headers, false, false);
      try (BufferedSink body = Okio.buffer(stream.getSink())) {
        body.write(answer.body());
      }
    } catch (IOException e) {
      report(e);
    }
  }

  /** A client that goes away is no failure; of a real one the training's log has the other half. */
  private void report(IOException e) {
    if (!server.isClosed()) {
      System.err.println("training: " + e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}

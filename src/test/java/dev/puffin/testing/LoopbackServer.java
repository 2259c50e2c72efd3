package dev.puffin.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A small HTTP/1.1 server on 127.0.0.1 that can also answer badly. One virtual thread per
 * connection; every exchange is logged.
 */
public final class LoopbackServer implements AutoCloseable {
  private final ServerSocket listener;
  private final String scheme;
  private final Function<Request, Reply> handler;
  private final List<Exchange> log = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private LoopbackServer(ServerSocket listener, String scheme, Function<Request, Reply> handler) {
    this.listener = listener;
    this.scheme = scheme;
    this.handler = handler;
  }

  /** Starts a server that speaks plain HTTP. */
  public static LoopbackServer start(Function<Request, Reply> handler) {
    try {
      return run(new ServerSocket(0, 256, InetAddress.ofLiteral("127.0.0.1")), "http", handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server that speaks HTTP over TLS. */
  public static LoopbackServer start(SSLContext tls, Function<Request, Reply> handler) {
    return startTls(tls, false, handler);
  }

  /** The same, for clients that show a certificate the context trusts. */
  public static LoopbackServer startAskingForCertificates(
      SSLContext tls, Function<Request, Reply> handler) {
    return startTls(tls, true, handler);
  }

  private static LoopbackServer startTls(
      SSLContext tls, boolean askForCertificates, Function<Request, Reply> handler) {
    try {
      InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
      SSLServerSocket socket =
          (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0, 256, loopback);
      socket.setNeedClientAuth(askForCertificates);
      return run(socket, "https", handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LoopbackServer run(
      ServerSocket socket, String scheme, Function<Request, Reply> handler) {
    LoopbackServer server = new LoopbackServer(socket, scheme, handler);
    Thread.ofVirtual().name("loopback-server").start(server::accept);
    return server;
  }

  /** The port it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Its address without a slash at the end. */
  public String base() {
    return scheme + "://127.0.0.1:" + port();
  }

  /** All exchanges so far, in the order they were answered. */
  public List<Exchange> log() {
    return List.copyOf(log);
  }

  /** How many connections were made to it. */
  public int connections() {
    return connections.get();
  }

  /** Forgets the log; the numbers of requests per path stay. */
  public void clearLog() {
    log.clear();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().name("loopback-connection").start(() -> serve(socket));
      } catch (IOException e) {
        return; // the listener was closed: the test is over
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      boolean more = true;
      while (more) {
        more = exchange(in, out);
      }
    } catch (IOException e) {
      // the client went away, which is its right
    } finally {
      open.remove(socket);
    }
  }

  private boolean exchange(InputStream in, OutputStream out) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return false;
    }
    Request request = read(first, in);
    Reply reply = handler.apply(request);
    log.add(new Exchange(request, reply.status()));
    if (!reply.delay().isZero() && !pause(reply)) {
      return false;
    }
    if (reply.status() == 0) {
      return false;
    }
    write(request, reply, out);
    out.flush();
    return !reply.broken();
  }

  private static boolean pause(Reply reply) {
    try {
      Thread.sleep(reply.delay());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Request read(String first, InputStream in) throws IOException {
    String[] words = first.split(" ", 3);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IOException("that is no HTTP: " + line);
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    String target = words[1];
    int mark = target.indexOf('?');
    String query = mark < 0 ? "" : target.substring(mark + 1);
    String raw = mark < 0 ? target : target.substring(0, mark);
    String path = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    int number = counts.merge(path, 1, Integer::sum);
    return new Request(words[0], path, query, Map.copyOf(headers), number);
  }

  private static void write(Request request, Reply reply, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Status\r\n");
    reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    boolean bodiless = reply.status() == 304 || reply.status() == 204;
    if (reply.chunked()) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (!bodiless) {
      head.append("Content-Length: " + reply.body().length + "\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (bodiless || request.method().equals("HEAD")) {
      return;
    }
    if (reply.chunked()) {
      out.write((Integer.toHexString(reply.sent()) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(reply.body(), 0, reply.sent());
      out.write((reply.broken() ? "\r\n" : "\r\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    } else {
      out.write(reply.body(), 0, reply.sent());
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }
}

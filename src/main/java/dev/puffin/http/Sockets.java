package dev.puffin.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/**
 * Makes sockets that take over a connection that was made early, and that send each request at
 * once, instead of waiting for the receipt of the one before.
 */
final class Sockets extends SocketFactory {
  private static final SocketFactory ORDINARY = SocketFactory.getDefault();

  private final Supplier<Optional<EarlyConnection>> early;

  /**
   * Sockets.
   *
   * @param early the connection, if one was begun by then
   */
  Sockets(Supplier<Optional<EarlyConnection>> early) {
    this.early = early;
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = early.get().<Socket>map(EarlySocket::new).orElseGet(Socket::new);
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return ORDINARY.createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return ORDINARY.createSocket(host, port, local, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return ORDINARY.createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return ORDINARY.createSocket(host, port, local, localPort);
  }
}

package dev.puffin.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Puts TLS on sockets, and is not made ready before the first: most of it nobody else needs. */
final class LateTls extends SSLSocketFactory {
  private final Supplier<Tls> tls;

  /**
   * TLS for later.
   *
   * @param tls gives the same each time
   */
  LateTls(Supplier<Tls> tls) {
    this.tls = tls;
  }

  private SSLSocketFactory sockets() {
    return tls.get().context().getSocketFactory();
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
      throws IOException {
    Optional<SSLSocket> early =
        plain instanceof EarlySocket socket ? socket.secure() : Optional.empty();
    return early.isPresent() ? early.get() : sockets().createSocket(plain, host, port, autoClose);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets().getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return sockets().createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return sockets().createSocket(host, port, local, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return sockets().createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return sockets().createSocket(host, port, local, localPort);
  }
}

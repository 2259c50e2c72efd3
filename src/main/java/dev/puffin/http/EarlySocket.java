package dev.puffin.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** A socket that takes over an {@link EarlyConnection}, if there is one where it is to connect. */
final class EarlySocket extends Socket {
  private final EarlyConnection early;
  private volatile Optional<SSLSocket> secure = Optional.empty();

  EarlySocket(EarlyConnection early) {
    this.early = early;
  }

  /** The connection that was taken over, with TLS on it. */
  Optional<SSLSocket> secure() {
    return secure;
  }

  @Override
  public void connect(SocketAddress address, int millis) throws IOException {
    if (address instanceof InetSocketAddress place) {
      secure = early.take(place, millis);
    }
    if (secure.isEmpty()) {
      super.connect(address, millis);
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return secure.isPresent() ? secure.get().getInputStream() : super.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return secure.isPresent() ? secure.get().getOutputStream() : super.getOutputStream();
  }

  @Override
  public boolean isConnected() {
    return secure.isPresent() ? secure.get().isConnected() : super.isConnected();
  }

  @Override
  public boolean isClosed() {
    return secure.isPresent() ? secure.get().isClosed() : super.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return secure.isPresent() ? secure.get().isInputShutdown() : super.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return secure.isPresent() ? secure.get().isOutputShutdown() : super.isOutputShutdown();
  }

  @Override
  public void close() throws IOException {
    super.close();
    if (secure.isPresent()) {
      secure.get().close();
    }
  }
}

package dev.puffin.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that fails when more comes than can be right, so that nobody fills the memory with it. */
final class LimitedBody extends FilterInputStream {
  private final long most;
  private long received;

  LimitedBody(InputStream body, long most) {
    super(body);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(count);
    return count;
  }

  private void count(int bytes) throws IOException {
    received += Math.max(bytes, 0);
    if (received > most) {
      throw new IOException("the answer is larger than " + (most >> 20) + " MB");
    }
  }
}

package dev.puffin.pipeline;

import dev.puffin.archive.ByteSource;
import dev.puffin.dist.Hashes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file that has come: a small one in memory, a large one in a temporary file that is given back
 * when this is closed.
 */
final class Fetched implements AutoCloseable {
  private final Hashes hashes;
  private final ByteSource source;
  private final Closing closing;

  private Fetched(Hashes hashes, ByteSource source, Closing closing) {
    this.hashes = hashes;
    this.source = source;
    this.closing = closing;
  }

  /** What is to be done at the end. */
  private interface Closing {
    void close() throws IOException;
  }

  static Fetched of(byte[] bytes, Hashes hashes) {
    return new Fetched(hashes, ByteSource.of(bytes), () -> {});
  }

  /**
   * The first bytes of a temporary file, which is given back at the end.
   *
   * @param size how many bytes of it count
   */
  static Fetched temporary(Path file, long size, Hashes hashes, ScratchFiles owner)
      throws IOException {
    FileChannel channel = FileChannel.open(file);
    return new Fetched(
        hashes,
        ByteSource.of(channel, size),
        () -> {
          channel.close();
          owner.giveBack(file);
        });
  }

  /** A file of the user's, which stays. */
  static Fetched local(Path file, Hashes hashes) throws IOException {
    FileChannel channel = FileChannel.open(file);
    return new Fetched(hashes, ByteSource.of(channel), channel::close);
  }

  Hashes hashes() {
    return hashes;
  }

  ByteSource source() {
    return source;
  }

  @Override
  public void close() throws IOException {
    closing.close();
  }
}

package dev.puffin.http;

import dev.puffin.fs.NativeLibrary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that comes compressed with gzip (RFC 1952). One that is not large is received as a whole
 * and unpacked in native code, which takes half of the JDK's time.
 */
final class GzipBody extends InputStream {
  /** What is larger once compressed is unpacked as it comes in. */
  static final int MOST_BYTES = 1 << 19;

  private static final int PIECE_BYTES = 1 << 13;

  private static final boolean AVAILABLE = NativeLibrary.loadAlso("unzip.native");

  private final InputStream packed;
  private final OptionalLong length;

  /** Made when it is read first. */
  private @Nullable InputStream unpacked;

  /**
   * A body.
   *
   * @param packed as it comes
   * @param length of that, if the server announced it
   */
  GzipBody(InputStream packed, OptionalLong length) {
    this.packed = packed;
    this.length = length;
  }

  @Override
  public int read() throws IOException {
    return opened().read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return length == 0 ? 0 : opened().read(buffer, offset, length);
  }

  /** So many bytes are unpacked already; waits for what is received as a whole. */
  @Override
  public int available() throws IOException {
    return opened().available();
  }

  @Override
  public void close() throws IOException {
    try (InputStream _ = packed) {
      if (unpacked != null) {
        unpacked.close(); // gives the memory back that it unpacks with
      }
    }
  }

  private InputStream opened() throws IOException {
    InputStream open = unpacked;
    if (open == null) {
      open = AVAILABLE ? open() : new GZIPInputStream(packed, PIECE_BYTES);
      unpacked = open;
    }
    return open;
  }

  private InputStream open() throws IOException {
    if (length.orElse(0) > MOST_BYTES) {
      return new GZIPInputStream(packed, PIECE_BYTES);
    }
    byte[] first = WholeBody.read(packed, length, MOST_BYTES + 1);
    byte[] all = first.length > MOST_BYTES ? null : unpack(first);
    if (all != null) {
      return new ByteArrayInputStream(all);
    }
    // large, or unusual, or damaged, which is said where it comes to that
    InputStream again = new SequenceInputStream(new ByteArrayInputStream(first), packed);
    return new GZIPInputStream(again, PIECE_BYTES);
  }

  /** What is compressed there, if it is one piece and nothing is wrong with it. */
  private static native byte @Nullable [] unpack(byte[] packed);
}

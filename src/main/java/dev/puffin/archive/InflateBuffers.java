package dev.puffin.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Inflater;

/**
 * What one thread needs to decompress, outside the heap: for one zip after another, since what is
 * not used any more is free only after a collection.
 */
record InflateBuffers(ByteBuffer input, ByteBuffer output, Inflater inflater)
    implements AutoCloseable {
  private static final int INPUT_BYTES = 1 << 17;
  private static final int OUTPUT_BYTES = 1 << 18;

  InflateBuffers() {
    this(
        ByteBuffer.allocateDirect(INPUT_BYTES).order(ByteOrder.LITTLE_ENDIAN),
        ByteBuffer.allocateDirect(OUTPUT_BYTES),
        new Inflater(true));
  }

  /** Frees the memory of the decompressor. */
  @Override
  public void close() {
    inflater.end();
  }
}

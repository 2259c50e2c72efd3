package dev.puffin.fs;

/**
 * How a file begins.
 *
 * @param bytes its first ones
 * @param size of the whole file in bytes
 * @param modified when, in milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record FileStart(byte[] bytes, long size, long modified) {
  /** Whether these are all of its bytes. */
  public boolean isWhole() {
    return bytes.length == size;
  }
}

package dev.puffin.archive;

/**
 * An entry of a zip as its central directory describes it.
 *
 * @param name with slashes; a folder's ends with one
 * @param rawName the name as it stands in the archive, a character for each byte
 * @param flags general purpose bit flags
 * @param method of compression: 0 stored, 8 deflated
 * @param crc CRC-32 of the content
 * @param compressedSize in bytes
 * @param size in bytes
 * @param headerOffset where its local header is
 * @param mode Unix mode with the file type, 0 if unknown
 */
public record ZipMember(
    String name,
    String rawName,
    int flags,
    int method,
    int crc,
    long compressedSize,
    long size,
    long headerOffset,
    int mode) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
  private static final int DATA_DESCRIPTOR = 1 << 3;
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int EXECUTABLE = 0111;

  /** Whether it is a folder. */
  public boolean isDirectory() {
    return name.endsWith("/");
  }

  /** Whether it may be executed by anybody. */
  public boolean isExecutable() {
    return (mode & EXECUTABLE) != 0;
  }

  boolean isEncrypted() {
    return isEncrypted(flags);
  }

  /** Whether the sizes and the checksum stand behind the data, too. */
  boolean hasDataDescriptor() {
    return hasDataDescriptor(flags);
  }

  static boolean isEncrypted(int flags) {
    return (flags & ENCRYPTED) != 0;
  }

  static boolean hasDataDescriptor(int flags) {
    return (flags & DATA_DESCRIPTOR) != 0;
  }

  /** Whether it is a file or folder, and no link, device or pipe. */
  boolean isPlain() {
    int type = mode & TYPE;
    return type == 0 || type == REGULAR || (isDirectory() && type == DIRECTORY);
  }
}

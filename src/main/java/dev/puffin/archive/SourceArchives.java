package dev.puffin.archive;

import dev.puffin.archive.ZipExtractor.Folders;
import dev.puffin.concurrent.Permits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.LoggerFactory;

/**
 * Unpacks source archives: {@code .tar.gz .tgz .tar.bz2 .tbz .tar.xz .txz .tar .zip}. What kind it
 * is, its first bytes tell: archives from URLs have any name.
 */
public final class SourceArchives {
  private static final int MAGIC_BYTES = 6;
  private static final int BUFFER_BYTES = 1 << 16;

  private final ZipExtractor zips;

  /** Unpacks with no more cores than allowed. */
  public SourceArchives(Permits permits) {
    this.zips = new ZipExtractor(permits);
  }

  /**
   * Unpacks an archive into an empty folder that exists.
   *
   * @return the folder of the project: the single one at the top of the archive, else the target
   * @throws ArchiveException if the archive is damaged, not allowed, or no archive
   * @throws IOException if it can't be read, or the files not be written
   */
  public Path extract(Path archive, Path target) throws IOException {
    byte[] magic = magic(archive);
    if (startsWith(magic, 'P', 'K')) {
      try (FileChannel channel = FileChannel.open(archive)) {
        zips.extract(ByteSource.of(channel), target, "", Folders.ALL);
      }
    } else {
      extractTar(archive, magic, target);
    }
    return top(target);
  }

  /**
   * Reads files at the top of the project's folder without unpacking the rest, which of a large
   * archive takes long.
   *
   * @param target an empty folder that exists, where the files go
   * @param names of the files
   * @param reader looks, after each of the files, if what is there tells enough
   * @return what the reader found; empty if it takes more than that, or the archive is damaged
   */
  public static <T> Optional<T> read(
      Path archive, Path target, Set<String> names, Supplier<Optional<T>> reader) {
    TopFiles<T> files = new TopFiles<>(target, names, reader);
    try {
      byte[] magic = magic(archive);
      if (startsWith(magic, 'P', 'K')) {
        try (FileChannel channel = FileChannel.open(archive)) {
          return files.inZip(ByteSource.of(channel));
        }
      }
      try (InputStream file = Files.newInputStream(archive);
          InputStream tar = open(file, magic)) {
        return files.inTar(tar);
      }
    } catch (IOException | IllegalArgumentException | ArchiveException e) {
      // unpacking all of it tells what is wrong, if anything is
      LoggerFactory.getLogger(SourceArchives.class).debug("not read: {}", e.toString());
      return Optional.empty();
    }
  }

  private static void extractTar(Path archive, byte[] magic, Path target) throws IOException {
    try (InputStream file = Files.newInputStream(archive);
        InputStream tar = open(file, magic)) {
      new TarExtractor(target).extract(tar);
    }
  }

  private static InputStream open(InputStream file, byte[] magic) {
    try {
      return decompress(file, magic);
    } catch (IOException e) {
      throw new ArchiveException("the archive is damaged: " + e.getMessage());
    }
  }

  private static InputStream decompress(InputStream file, byte[] magic) throws IOException {
    if (startsWith(magic, 0x1f, 0x8b)) {
      return new GZIPInputStream(file, BUFFER_BYTES);
    }
    if (startsWith(magic, 'B', 'Z', 'h')) {
      return new BZip2CompressorInputStream(file, true);
    }
    if (startsWith(magic, 0xfd, '7', 'z', 'X', 'Z')) {
      return XZCompressorInputStream.builder()
          .setInputStream(file)
          .setDecompressConcatenated(true)
          .get();
    }
    return file;
  }

  private static byte[] magic(Path archive) throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      return in.readNBytes(MAGIC_BYTES);
    }
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static Path top(Path target) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(target)) {
      Path only = target;
      int count = 0;
      for (Path child : children) {
        if (!isRemark(String.valueOf(child.getFileName()))) {
          only = child;
          count++;
        }
      }
      return count == 1 && Files.isDirectory(only) ? only : target;
    }
  }

  /** Whether it only tells about the archive, as GitHub's {@code pax_global_header} does. */
  static boolean isRemark(String name) {
    return name.toLowerCase(Locale.ROOT).equals("pax_global_header");
  }
}

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Writes files into archives; the same files make the same bytes.
 *
 * @param time the time that all files get
 */
record Archives(Instant time) {
  /** Writes a {@code .tar.gz} . */
  void tar(FileSet files, Path archive) throws IOException {
    try (OutputStream file = Files.newOutputStream(archive);
        TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, FileSet.Entry> each : files.entries().entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(each.getKey());
        entry.setModTime(time.toEpochMilli());
        entry.setMode(each.getValue().mode());
        entry.setSize(each.getValue().content().length);
        out.putArchiveEntry(entry);
        out.write(each.getValue().content());
        out.closeArchiveEntry();
      }
    }
  }

  /** Writes a zip file, a wheel for example. */
  void zip(FileSet files, Path archive) throws IOException {
    try (ZipArchiveOutputStream out =
        new ZipArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(archive)))) {
      for (Map.Entry<String, FileSet.Entry> each : files.entries().entrySet()) {
        ZipArchiveEntry entry = new ZipArchiveEntry(each.getKey());
        entry.setTime(time.toEpochMilli());
        entry.setUnixMode(each.getValue().mode());
        out.putArchiveEntry(entry);
        out.write(each.getValue().content());
        out.closeArchiveEntry();
      }
    }
  }
}

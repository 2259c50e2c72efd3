import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Puts this system's libdeflate beside the program, out of a library for Java that has it. */
final class NativeDeflate {
  /** The name by which Linux's loader looks for it. */
  static final String FILE = "libdeflate.so.0";

  private static final String FOLDER = "aircompressor/";

  private NativeDeflate() {}

  /** Whether an entry of the jar is a library of some system. */
  static boolean isNative(String entry) {
    return entry.startsWith(FOLDER);
  }

  /** Writes it beside the jar, if there is one for this system. */
  static Optional<Path> extract(Path shaded, Path jar) throws IOException {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
      return Optional.empty();
    }
    try (ZipFile in = new ZipFile(shaded.toFile())) {
      String system = "linux-" + System.getProperty("os.arch").toLowerCase(Locale.ROOT);
      ZipEntry entry = in.getEntry(FOLDER + system + "/libdeflate.so");
      if (entry == null) {
        return Optional.empty();
      }
      Path file = jar.resolveSibling(FILE);
      try (InputStream library = in.getInputStream(entry)) {
        Files.copy(library, file);
      }
      return Optional.of(file);
    }
  }
}

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a runtime image runs on.
 *
 * @param name for file names, for example {@code linux-x86_64}
 * @param tag the platform of its wheels, by what its native code needs at least
 * @param windows whether it is Windows
 */
record Platform(String name, String tag, boolean windows) {
  private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d+)");

  /** Python's tags begin here. */
  private static final int OLDEST_GLIBC = 17;

  private static final int MACH_O_64 = 0xfeedfacf;
  private static final int MACH_O_HEADER = 32;
  private static final int VERSION_MIN_MACOS = 0x24;
  private static final int BUILD_VERSION = 0x32;

  /** Finds out what an image made on this machine runs on. */
  static Platform of(Path image) throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch");
    boolean arm = machine.equals("aarch64");
    if (system.startsWith("windows")) {
      String tag = arm ? "win_arm64" : "win_amd64";
      return new Platform(tag.replace("win_", "windows-"), tag, true);
    }
    if (system.startsWith("mac")) {
      String name = arm ? "arm64" : "x86_64";
      Path library = image.resolve("lib/server/libjvm.dylib");
      String version = oldestMacOs(ByteBuffer.wrap(Files.readAllBytes(library)));
      return new Platform("macos-" + name, "macosx_" + version + "_" + name, false);
    }
    String name = machine.equals("amd64") ? "x86_64" : machine;
    boolean musl = Files.readString(image.resolve("release")).contains("LIBC=\"musl\"");
    return musl
        ? new Platform("linux-musl-" + name, "musllinux_1_2_" + name, false)
        : new Platform("linux-" + name, manylinux(image, name), false);
  }

  private static String manylinux(Path image, String machine) throws IOException {
    int glibc = OLDEST_GLIBC;
    try (Stream<Path> files = Files.walk(image)) {
      for (Path file : files.filter(Platform::isNative).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (MatchResult need : GLIBC.matcher(text).results().toList()) {
          glibc = Math.max(glibc, Integer.parseInt(need.group(1)));
        }
      }
    }
    String tag = "manylinux_2_" + glibc + "_" + machine;
    return glibc == OLDEST_GLIBC ? tag + ".manylinux2014_" + machine : tag;
  }

  private static boolean isNative(Path file) {
    return file.toString().endsWith(".so")
        || file.endsWith(Path.of("bin", "java"))
        || NativeLibrary.files().contains(file.getFileName().toString());
  }

  /** What the load commands of a Mach-O file say, for example {@code 11_0}. */
  static String oldestMacOs(ByteBuffer file) throws IOException {
    ByteBuffer header = file.order(ByteOrder.LITTLE_ENDIAN);
    if (header.getInt(0) != MACH_O_64) {
      throw new IOException("the JVM's library is no 64-bit Mach-O file");
    }
    int commands = header.getInt(16);
    int at = MACH_O_HEADER;
    Optional<Integer> version = Optional.empty();
    for (int i = 0; i < commands && version.isEmpty(); i++) {
      switch (header.getInt(at)) {
        case VERSION_MIN_MACOS -> version = Optional.of(header.getInt(at + 8));
        case BUILD_VERSION -> version = Optional.of(header.getInt(at + 12));
        default -> at += header.getInt(at + 4);
      }
    }
    int packed = version.orElseThrow(() -> new IOException("the JVM's library names no macOS"));
    int major = packed >>> 16;
    // Since macOS 11 minor versions add nothing, and Python's tags have none.
    return major >= 11 ? major + "_0" : major + "_" + (packed >>> 8 & 0xff);
  }
}

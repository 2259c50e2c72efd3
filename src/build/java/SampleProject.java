import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A made-up Python project that is released several times.
 *
 * @param name its name
 * @param releases its releases, the oldest first
 * @param separateMetadata whether the index serves the metadata of its wheels by itself (PEP 658)
 * @param scripts whether its wheels bring scripts, so that not all files go where they are in it
 */
record SampleProject(
    String name, List<Release> releases, boolean separateMetadata, boolean scripts) {
  private static final int MODULES = 12;

  /** So many that several threads link one wheel. */
  private static final int SMALL_FILES = 600;

  private static final String ANCIENT = "0.0.";

  /** What of a large file can't be packed, and what can: files of other sizes go other ways. */
  private static final int RANDOM_BYTES = 1_500_000;

  private static final int MEDIUM_BYTES = 2_000_000;

  private static final int EQUAL_BYTES = 16_000_000;

  private static final LocalDateTime WRITTEN = LocalDateTime.of(2024, 1, 2, 3, 4, 6);

  /**
   * A release.
   *
   * @param version its version
   * @param requirements what it requires, as in {@code Requires-Dist}
   * @param year when it was uploaded
   * @param withdrawn whether the index says not to use it any more (PEP 592)
   */
  record Release(String version, List<String> requirements, int year, boolean withdrawn) {}

  /** The name of a release's wheel. */
  String filename(Release release) {
    return name + "-" + release.version() + "-py3-none-any.whl";
  }

  /** The wheel's {@code METADATA}. */
  byte[] metadata(Release release) {
    StringBuilder text = new StringBuilder("Metadata-Version: 2.4\n");
    text.append("Name: ").append(name).append('\n');
    text.append("Version: ").append(release.version()).append('\n');
    text.append("Summary: A made-up project\nRequires-Python: >=3.8\nProvides-Extra: speed\n");
    for (String requirement : release.requirements()) {
      text.append("Requires-Dist: ").append(requirement).append('\n');
    }
    return utf8(text.append("\nA description,\nin two lines.\n").toString());
  }

  /** The wheel itself. */
  byte[] wheel(Release release) throws IOException {
    String info = name + "-" + release.version() + ".dist-info/";
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(name + "/__init__.py", utf8("__version__ = '" + release.version() + "'\n"));
    for (int i = 0; i < MODULES; i++) {
      files.put(name + "/part" + i % 3 + "/module" + i + ".py", utf8("x = 1\n".repeat(100 * i)));
    }
    if (!release.version().startsWith(ANCIENT)) {
      for (int i = 0; i < SMALL_FILES; i++) {
        files.put(name + "/data/file" + i + ".txt", utf8("x"));
      }
      if (isLarge()) {
        files.put(name + "/large.so", large(RANDOM_BYTES + EQUAL_BYTES));
        files.put(name + "/medium.so", large(2 * RANDOM_BYTES + MEDIUM_BYTES));
      }
    }
    files.put("space/" + name + ".py", utf8("x = 1\n"));
    if (scripts) {
      String data = name + "-" + release.version() + ".data/";
      files.put(data + "scripts/" + name + "-run", utf8("#!python\n"));
    }
    files.put(info + "METADATA", metadata(release));
    files.put(
        info + "WHEEL",
        utf8("Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n"));
    files.put(
        info + "entry_points.txt", utf8("[console_scripts]\n" + name + " = " + name + ":x\n"));
    files.put(info + "RECORD", record(files, info));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(WRITTEN);
        describe(entry, file.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Says all of it in front, as in most wheels; else it would be said behind the content. */
  private static void describe(ZipEntry entry, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] buffer = new byte[1 << 16];
    while (!deflater.finished()) {
      deflater.deflate(buffer);
    }
    entry.setSize(content.length);
    entry.setCompressedSize(deflater.getBytesWritten());
    entry.setCrc(crc.getValue());
    deflater.end();
  }

  private boolean isLarge() {
    return name.equals("ffi");
  }

  private static byte[] large(int size) {
    byte[] content = new byte[size];
    byte[] random = new byte[RANDOM_BYTES];
    new Random(1).nextBytes(random);
    System.arraycopy(random, 0, content, 0, random.length);
    return content;
  }

  private static byte[] record(Map<String, byte[]> files, String info) {
    StringBuilder rows = new StringBuilder();
    files.forEach((path, content) -> {
      String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(content));
      rows.append(path).append(",sha256=").append(digest).append(',').append(content.length);
      rows.append('\n');
    });
    return utf8(rows.append(info).append("RECORD,,\n").toString());
  }

  /** The project's page, as an index serves it (PEP 691). */
  byte[] page() throws IOException {
    StringBuilder json = new StringBuilder("{\"meta\":{\"api-version\":\"1.4\"},\"name\":\"");
    json.append(name).append("\",\"files\":[");
    String separator = "";
    json.append("{\"filename\":\"")
        .append(name)
        .append("-0.1\\u002eexe\",\"url\":\"/files/none\"},");
    for (Release release : releases) {
      json.append(separator).append(foreignWheel(release)).append(',').append(entry(release));
      json.append(',').append(source(release));
      separator = ",";
    }
    return utf8(json.append("]}").toString());
  }

  private String entry(Release release) throws IOException {
    byte[] wheel = wheel(release);
    String metadata =
        separateMetadata ? "{\"sha256\":\"" + hex(sha256(metadata(release))) + "\"}" : "false";
    return """
    {"filename":"%s","url":"/files/%s","hashes":{"sha256":"%s"},"requires-python":">=3.8",\
    "size":%d,"upload-time":"%d-03-02T03:04:05.678901Z","yanked":%s,"core-metadata":%s}\
    """
        .formatted(
            filename(release),
            filename(release),
            hex(sha256(wheel)),
            wheel.length,
            release.year(),
            yanked(release),
            metadata);
  }

  /** A file for another platform, which is on each page of the real index, too. */
  private String foreignWheel(Release release) {
    return """
    {"filename":"%s-%s-cp312-cp312-win_amd64.whl","url":"/files/none","hashes":{"sha256":"%s"},\
    "requires-python":">=3.12,<3.13","size":1,"upload-time":"2024-01-02T03:04:05Z",\
    "yanked":false}\
    """
        .formatted(name, release.version(), "0".repeat(64));
  }

  /** A source distribution, which is on nearly each page, too. */
  private String source(Release release) {
    return """
    {"filename":"%s-%s.tar.gz","url":"/files/none","hashes":{"sha256":"%s"},\
    "requires-python":">=3.6.*","size":1,"upload-time":"2024-01-02T03:04:05Z","yanked":%s}\
    """
        .formatted(name, release.version(), "1".repeat(64), yanked(release));
  }

  private static String yanked(Release release) {
    return release.withdrawn() ? "\"broken\"" : "false";
  }

  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

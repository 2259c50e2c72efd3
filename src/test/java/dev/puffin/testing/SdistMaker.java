package dev.puffin.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Makes a source distribution: the same calls give the same bytes. It carries its own build backend
 * ({@code puffin_backend.py}), so building it needs a Python and nothing else.
 */
public final class SdistMaker {
  private static final long TIME = 1_577_836_800_000L; // 2020-01-01

  private final String name;
  private final String version;
  private final MetadataText metadata;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private Optional<String> filename = Optional.empty();
  private String buildRequires = "";
  private boolean zipped;

  private SdistMaker(String name, String version) {
    this.name = name;
    this.version = version;
    this.metadata = new MetadataText(name, version);
  }

  /** A source distribution of a project and version, spelled as given. */
  public static SdistMaker of(String name, String version) {
    return new SdistMaker(name, version);
  }

  /** Requires-Dist lines. */
  public SdistMaker requires(String... requirements) {
    metadata.requires(requirements);
    return this;
  }

  /** An extra and what it requires. */
  public SdistMaker extra(String extra, String... requirements) {
    metadata.extra(extra, requirements);
    return this;
  }

  /** Requires-Python, in the metadata and on the page. */
  public SdistMaker requiresPython(String specifiers) {
    metadata.requiresPython(specifiers);
    return this;
  }

  /** Any line of PKG-INFO, for example {@code Dynamic: Requires-Dist}. */
  public SdistMaker metadataLine(String line) {
    metadata.line(line);
    return this;
  }

  /** {@code build-system.requires}. */
  public SdistMaker buildRequires(String... requirements) {
    buildRequires =
        Stream.of(requirements)
            .map(requirement -> '"' + requirement + '"')
            .collect(Collectors.joining(", "));
    return this;
  }

  /** The backend fails with this text on stderr. */
  public SdistMaker failing(String message) {
    return file("FAIL", message);
  }

  /** The backend has no prepare_metadata_for_build_wheel hook. */
  public SdistMaker withoutPrepare() {
    return file("NO_PREPARE", "");
  }

  /** A file, relative to the distribution's folder; replaces one of the same path. */
  public SdistMaker file(String path, String text) {
    files.put(path, text.getBytes(UTF_8));
    return this;
  }

  /** A {@code .zip} instead of a {@code .tar.gz}. */
  public SdistMaker zip() {
    zipped = true;
    return this;
  }

  /** Another file name than the right one. */
  public SdistMaker filename(String text) {
    filename = Optional.of(text);
    return this;
  }

  /** The contents by path, for a test that wants a directory instead of an archive. */
  public Map<String, byte[]> tree() {
    Map<String, byte[]> tree = new LinkedHashMap<>();
    String project =
        "[build-system]\nrequires = ["
            + buildRequires
            + "]\nbuild-backend = \"puffin_backend\"\nbackend-path = [\".\"]\n";
    tree.put("PKG-INFO", metadata.bytes());
    tree.put("pyproject.toml", project.getBytes(UTF_8));
    tree.put("puffin_backend.py", backend());
    String module = "__version__ = '" + version + "'\n";
    tree.put(WheelMaker.escaped(name) + "/__init__.py", module.getBytes(UTF_8));
    tree.putAll(files);
    return tree;
  }

  /** The source distribution. */
  public DistFile make() {
    String stem = WheelMaker.escaped(name) + "-" + version;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (zipped) {
        writeZip(stem, bytes);
      } else {
        writeTar(stem, bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DistFile(
        filename.orElse(stem + (zipped ? ".zip" : ".tar.gz")),
        name,
        bytes.toByteArray(),
        Optional.empty(),
        metadata.requiresPython());
  }

  private void writeTar(String stem, OutputStream out) throws IOException {
    GzipParameters plain = new GzipParameters();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GzipCompressorOutputStream(out, plain))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> file : tree().entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(stem + "/" + file.getKey());
        entry.setSize(file.getValue().length);
        entry.setModTime(TIME);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
  }

  private void writeZip(String stem, OutputStream out) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : tree().entrySet()) {
        ZipArchiveEntry entry = new ZipArchiveEntry(stem + "/" + file.getKey());
        entry.setTimeLocal(java.time.LocalDateTime.of(2020, 1, 1, 0, 0));
        zip.putArchiveEntry(entry);
        zip.write(file.getValue());
        zip.closeArchiveEntry();
      }
    }
  }

  private static byte[] backend() {
    try (InputStream in = SdistMaker.class.getResourceAsStream("puffin_backend.py")) {
      if (in == null) {
        throw new IllegalStateException("puffin_backend.py is not among the test resources");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

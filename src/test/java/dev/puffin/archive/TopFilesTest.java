package dev.puffin.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are read of an archive that is not unpacked. */
class TopFilesTest {
  private static final Set<String> NAMES = Set.of("PKG-INFO", "pyproject.toml");

  @TempDir Path folder;
  private Path target;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

  @BeforeEach
  void makeTarget() throws IOException {
    target = Files.createDirectory(folder.resolve("target"));
  }

  @Test
  void readsNoFurtherThanNeeded() throws IOException {
    file("p-1/PKG-INFO", "Name: p");
    file("p-1/setup.py", "x".repeat(1 << 20));
    byte[] whole = tarball();
    Path archive = write(Arrays.copyOf(whole, whole.length / 2)); // the rest is never missed

    assertThat(read(archive)).contains("Name: p");
    assertThat(target).isDirectoryContaining(file -> file.endsWith("PKG-INFO"));
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void takesTheFilesInTheOrderTheyComeUntilTheyAreEnough() throws IOException {
    file("./p-1/", "");
    file("./p-1/pyproject.toml", "not enough");
    file("./p-1/src/PKG-INFO", "deeper");
    file("./p-1/PKG-INFO", "Name: p");
    assertThat(read(write(tarball()))).contains("Name: p");
  }

  @Test
  void readsZipsWithoutUnpackingThem() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.stored("p-1/setup.py", "setup()");
    zip.stored("p-1/PKG-INFO", "Name: p");
    assertThat(read(write(zip.make()))).contains("Name: p");
    assertThat(target.resolve("setup.py")).doesNotExist();
  }

  @Test
  void givesUpWhereTheFolderOfTheProjectIsUnclear() throws IOException {
    file("p-1/setup.py", "setup()");
    file("q-1/PKG-INFO", "Name: p");
    assertThat(read(write(tarball()))).isEmpty();
    ZipBytes zip = new ZipBytes();
    zip.stored("p-1/PKG-INFO", "Name: p");
    zip.stored("README", "a file at the top");
    assertThat(read(write(zip.make()))).isEmpty();
  }

  @Test
  void followsNoLinksAndLeavesNoFolder() throws IOException {
    TarArchiveEntry link = new TarArchiveEntry("p-1/PKG-INFO", TarConstants.LF_SYMLINK, true);
    link.setLinkName("/etc/hostname");
    tar.putArchiveEntry(link);
    tar.closeArchiveEntry();
    assertThat(read(write(tarball()))).isEmpty();
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void writesNothingOutside() throws IOException {
    file("../PKG-INFO", "Name: p");
    assertThat(read(write(tarball()))).isEmpty();
    assertThat(folder.resolve("PKG-INFO")).doesNotExist();
  }

  @Test
  void findsNothingInWhatIsNoArchive() throws IOException {
    assertThat(read(write("no archive at all".repeat(100).getBytes(UTF_8)))).isEmpty();
  }

  /** Reads until PKG-INFO tells a name. */
  private Optional<String> read(Path archive) {
    return SourceArchives.read(archive, target, NAMES, this::name);
  }

  private Optional<String> name() {
    try {
      return Optional.of(Files.readString(target.resolve("PKG-INFO")));
    } catch (IOException e) {
      return Optional.empty(); // not there yet
    }
  }

  private void file(String name, String content) throws IOException {
    byte[] data = content.getBytes(UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(data.length);
    tar.putArchiveEntry(entry);
    tar.write(data);
    tar.closeArchiveEntry();
  }

  private byte[] tarball() throws IOException {
    tar.close();
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes.toByteArray());
    }
    return compressed.toByteArray();
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("archive"), content);
  }
}

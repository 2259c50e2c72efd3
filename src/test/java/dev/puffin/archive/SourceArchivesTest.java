package dev.puffin.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.concurrent.Permits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceArchivesTest {
  @TempDir Path folder;
  private Path target;
  private final Tar tar = new Tar();

  @BeforeEach
  void makeTarget() throws IOException {
    target = Files.createDirectory(folder.resolve("target"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gz", "bz2", "xz", "tar"})
  void unpacksEveryKindOfTarWhateverItIsCalled(String kind) throws IOException {
    tar.file("flask-3.0/setup.py", "setup()", 0644);
    Path archive = folder.resolve("master");
    Files.write(archive, compress(kind, tar.bytes()));
    Path project = extract(archive);
    assertThat(project).isEqualTo(target.resolve("flask-3.0"));
    assertThat(project.resolve("setup.py")).hasContent("setup()");
  }

  @Test
  void unpacksZips() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.stored("flask-3.0/setup.py", "setup()");
    zip.stored("flask-3.0/empty/", "");
    Path archive = Files.write(folder.resolve("archive"), zip.make());
    assertThat(extract(archive).resolve("setup.py")).hasContent("setup()");
    assertThat(target.resolve("flask-3.0/empty")).isEmptyDirectory();
  }

  @Test
  void projectWithoutATopFolderIsTheWholeArchive() throws IOException {
    tar.file("setup.py", "setup()", 0644);
    tar.file("flask/app.py", "app", 0644);
    assertThat(extract(tar.gz())).isEqualTo(target);
  }

  @Test
  void keepsExecutableBitsAndTakesAwayOthers() throws IOException {
    tar.file("p/configure", "#!/bin/sh", 04777);
    tar.file("p/text", "text", 0666);
    Path project = extract(tar.gz());
    assertThat(project.resolve("configure")).isExecutable();
    assertThat(Files.getAttribute(project.resolve("configure"), "unix:mode"))
        .asString()
        .isEqualTo(Integer.toString(0100755));
    assertThat(Files.getPosixFilePermissions(project.resolve("text")).toString())
        .doesNotContain("EXECUTE");
  }

  @Test
  void takesLeadingSlashesOff() throws IOException {
    tar.file("/p/setup.py", "setup()", 0644);
    assertThat(extract(tar.gz()).resolve("setup.py")).hasContent("setup()");
  }

  @Test
  void keepsLinksThatStayInside() throws IOException {
    tar.file("p/real.txt", "real", 0644);
    tar.link("p/sub/soft", "../real.txt", TarConstants.LF_SYMLINK);
    tar.link("p/hard", "p/real.txt", TarConstants.LF_LINK);
    Path project = extract(tar.gz());
    assertThat(project.resolve("sub/soft")).isSymbolicLink().hasContent("real");
    assertThat(project.resolve("hard")).hasContent("real");
  }

  @Test
  void lastOfTwoEntriesCounts() throws IOException {
    tar.file("p/a", "first", 0644);
    tar.file("p/a", "second", 0644);
    assertThat(extract(tar.gz()).resolve("a")).hasContent("second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "p/../../evil"})
  void refusesEntriesThatLeadOut(String name) throws IOException {
    tar.file(name, "evil", 0644);
    refused("leads out of the folder");
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../..", "../../outside", "sub/../../.."})
  void refusesLinksThatLeadOut(String destination) throws IOException {
    tar.link("p/out", destination.equals("..") ? "../.." : destination, TarConstants.LF_SYMLINK);
    refused("leads out of the folder");
  }

  @Test
  void refusesAbsoluteLinks() throws IOException {
    tar.link("p/out", folder.toString(), TarConstants.LF_SYMLINK);
    refused("absolute");
  }

  @Test
  void writesNothingThroughAChainOfLinks() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    tar.link("p/a", ".", TarConstants.LF_SYMLINK);
    tar.link("p/a/b", "..", TarConstants.LF_SYMLINK);
    tar.link("p/b/c", "..", TarConstants.LF_SYMLINK);
    tar.file("p/b/c/outside/evil", "evil", 0644);
    refused("leads out of the folder");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void refusesHardLinksToWhatIsNotInTheArchive() throws IOException {
    tar.link("p/hard", "../outside", TarConstants.LF_LINK);
    refused("leads out of the folder");
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO})
  void refusesDevices(byte kind) throws IOException {
    tar.link("p/device", "", kind);
    refused("device or a pipe");
  }

  @Test
  void refusesHalfAnArchive() throws IOException {
    tar.file("p/setup.py", "setup()".repeat(1000), 0644);
    byte[] whole = Files.readAllBytes(tar.gz());
    Path half = folder.resolve("half.tar.gz");
    Files.write(half, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> extract(half)).isInstanceOf(ArchiveException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>not found</html>"})
  void refusesWhatIsNoArchive(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), content);
    assertThatThrownBy(() -> extract(file)).isInstanceOf(ArchiveException.class);
  }

  private void refused(String reason) throws IOException {
    Path archive = tar.gz();
    assertThatThrownBy(() -> extract(archive))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(reason);
  }

  private Path extract(Path archive) throws IOException {
    return new SourceArchives(Permits.of(1, 2)).extract(archive, target);
  }

  private static byte[] compress(String kind, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (kind) {
          case "gz" -> new GZIPOutputStream(bytes);
          case "bz2" -> new BZip2CompressorOutputStream(bytes);
          case "xz" -> new XZCompressorOutputStream(bytes);
          default -> bytes;
        }) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /** A tar in the making. */
  private final class Tar {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8");

    void file(String name, String content, int mode) throws IOException {
      byte[] data = ZipBytes.text(content);
      TarArchiveEntry entry = new TarArchiveEntry(name, true);
      entry.setMode(mode);
      entry.setSize(data.length);
      out.putArchiveEntry(entry);
      out.write(data);
      out.closeArchiveEntry();
    }

    void link(String name, String destination, byte kind) throws IOException {
      TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
      entry.setLinkName(destination);
      out.putArchiveEntry(entry);
      out.closeArchiveEntry();
    }

    byte[] bytes() throws IOException {
      out.close();
      return bytes.toByteArray();
    }

    Path gz() throws IOException {
      return Files.write(folder.resolve("archive.tar.gz"), compress("gz", bytes()));
    }
  }
}

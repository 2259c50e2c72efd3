package dev.puffin.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.puffin.archive.EntryPaths.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All that is true of extracting zips, and more, with the library that the build has compiled. */
class NativeUnzipIT extends ZipExtractorTest {
  private static final byte[] TEXT = ZipBytes.text("text ".repeat(100));

  @BeforeAll
  static void needLibrary() {
    assumeTrue(
        NativeUnzip.create(new Semaphore(1)).isPresent(),
        "no libdeflate was there when this was built");
  }

  @Test
  void writesWhatIsUsualAndSaysHowItIs() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.deflated("a.py", TEXT);
    zip.stored("b.sh", "#!/bin/sh").mode(0100755);
    zip.deflated("empty.py", new byte[0]);
    zip.stored("none.py", "");
    zip.deflated("large", new byte[1 << 22]);
    List<ExtractedFile> written = unpack(zip.make());
    assertThat(written)
        .extracting(ExtractedFile::path)
        .containsExactly("a.py", "b.sh", "empty.py", "none.py", "large");
    assertThat(target.resolve("a.py")).hasBinaryContent(TEXT);
    assertThat(target.resolve("b.sh")).hasContent("#!/bin/sh").isExecutable();
    assertThat(Files.isExecutable(target.resolve("a.py"))).isFalse();
    assertThat(target.resolve("large")).hasBinaryContent(new byte[1 << 22]);
    for (ExtractedFile file : written) {
      Path path = target.resolve(file.path());
      assertThat(file.modified())
          .isEqualTo(Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS));
      assertThat(file.size()).isEqualTo(Files.size(path));
    }
  }

  @Test
  void leavesWhatIsDamagedToJava() throws IOException {
    endsBefore(entry -> entry.crc++);
    endsBefore(entry -> entry.size--);
    endsBefore(entry -> entry.size++);
    endsBefore(entry -> entry.localSize++);
    endsBefore(entry -> entry.compressedSize--);
    endsBefore(entry -> entry.data[5] ^= 64);
    endsBefore(entry -> entry.localName = ZipBytes.text("middlE"));
    endsBefore(entry -> {
      entry.data = Arrays.copyOf(entry.data, entry.data.length + 1);
      entry.compressedSize++;
    });
    endsBefore(entry -> {
      entry.data = Arrays.copyOf(entry.data, entry.data.length / 2);
      entry.compressedSize = entry.data.length;
    });
  }

  @Test
  void leavesWhatIsUnusualToJava() throws IOException {
    endsBefore(entry -> entry.descriptor(true));
    endsBefore(entry -> entry.flags(1));
    endsBefore(entry -> entry.method = 12);
    endsBefore(entry -> entry.method = 256 + 8);
    endsBefore(entry -> entry.name = ZipBytes.text("größe"));
    endsBefore(entry -> entry.name = ZipBytes.text("./middle"));
    endsBefore(entry -> {
      entry.name = ZipBytes.text("no/folder");
      entry.localName = entry.name;
    });
    Files.writeString(target.resolve("middle"), "is there");
    assertThat(unpack(threeEntries(_ -> {}))).hasSize(1);
    assertThat(target.resolve("middle")).hasContent("is there");
  }

  @Test
  void leavesLargeFilesToJava() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.deflated("large", new byte[(1 << 24) + 1]);
    assertThat(unpack(zip.make())).isEmpty();
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void unpacksOneFileAtATimeThatIsRatherLarge() throws IOException {
    byte[] content = new byte[1 << 24];
    new Random(3).nextBytes(content);
    Arrays.fill(content, 1 << 23, 1 << 24, (byte) 7);
    ZipBytes zip = new ZipBytes();
    zip.deflated("large", content);
    zip.deflated("small", TEXT);
    byte[] bytes = zip.make();
    assertThat(unpack(bytes)).extracting(ExtractedFile::path).containsExactly("large");
    assertThat(target.resolve("large")).hasBinaryContent(content);

    Files.delete(target.resolve("large"));
    ByteSource source = ByteSource.of(bytes);
    List<Target> files = EntryPaths.of(CentralDirectory.read(source), "reserved").files();
    Semaphore none = new Semaphore(0);
    assertThat(NativeUnzip.create(none).orElseThrow().unpack(source, files, target)).isEmpty();
  }

  /** Three entries of which the second one is changed: it and what is behind it are not written. */
  private void endsBefore(Consumer<ZipBytes.Entry> change) throws IOException {
    assertThat(unpack(threeEntries(change)))
        .extracting(ExtractedFile::path)
        .containsExactly("first");
    assertThat(target.toFile().list()).containsExactly("first");
    Files.delete(target.resolve("first"));
  }

  private static byte[] threeEntries(Consumer<ZipBytes.Entry> change) {
    ZipBytes zip = new ZipBytes();
    zip.deflated("first", TEXT);
    change.accept(zip.deflated("middle", TEXT));
    zip.deflated("last", TEXT);
    return zip.make();
  }

  private List<ExtractedFile> unpack(byte[] zip) throws IOException {
    ByteSource source = ByteSource.of(zip);
    List<Target> files = EntryPaths.of(CentralDirectory.read(source), "reserved").files();
    return NativeUnzip.create(new Semaphore(1)).orElseThrow().unpack(source, files, target);
  }
}

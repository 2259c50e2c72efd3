package dev.puffin.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.archive.ZipExtractor.Folders;
import dev.puffin.concurrent.Permits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipExtractorTest {
  private static final String RESERVED = ".reserved";

  @TempDir Path folder;
  Path target;

  @BeforeEach
  void makeTarget() throws IOException {
    target = Files.createDirectory(folder.resolve("target"));
  }

  @Test
  void writesFilesWithTheirContentAndListsThemSorted() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.deflated("pkg/b.py", ZipBytes.text("beta ".repeat(100)));
    zip.stored("pkg/a.py", "alpha");
    zip.stored("empty/", "");
    zip.deflated("pkg/none.py", new byte[0]);
    List<ExtractedFile> files = extract(zip.make());
    assertThat(files)
        .extracting(ExtractedFile::path)
        .containsExactly("pkg/a.py", "pkg/b.py", "pkg/none.py");
    assertThat(files).extracting(ExtractedFile::size).containsExactly(5L, 500L, 0L);
    assertThat(target.resolve("pkg/a.py")).hasContent("alpha");
    assertThat(target.resolve("pkg/b.py")).hasContent("beta ".repeat(100));
    assertThat(target.resolve("empty")).doesNotExist();
  }

  @Test
  void writesEmptyFilesThatAreDeflatedAllTheSame() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.deflated("pkg/__init__.py", new byte[0]);
    zip.deflated("pkg/after.py", ZipBytes.text("after"));
    extract(zip.make());
    assertThat(target.resolve("pkg/__init__.py")).isEmptyFile();
    assertThat(target.resolve("pkg/after.py")).hasContent("after");
  }

  @Test
  void setsExecutableBitsOnlyWhereTheArchiveHasThem() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.stored("program", "#!/bin/sh").mode(0100755);
    zip.stored("text", "text").mode(0100644);
    zip.stored("unknown", "text").mode(0);
    List<ExtractedFile> files = extract(zip.make());
    assertThat(files).extracting(ExtractedFile::executable).containsExactly(true, false, false);
    assertThat(target.resolve("program")).isExecutable();
    assertThat(Files.getPosixFilePermissions(target.resolve("text")).toString())
        .doesNotContain("EXECUTE");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsDataDescriptors(boolean withMark) throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.deflated("a.py", ZipBytes.text("text ".repeat(50))).descriptor(withMark);
    zip.stored("b.py", "more").descriptor(withMark);
    extract(zip.make());
    assertThat(target.resolve("a.py")).hasContent("text ".repeat(50));
    assertThat(target.resolve("b.py")).hasContent("more");
  }

  @Test
  void readsZip64() throws IOException {
    ZipBytes zip = new ZipBytes().zip64();
    zip.deflated("a.py", ZipBytes.text("text"));
    extract(zip.make());
    assertThat(target.resolve("a.py")).hasContent("text");
  }

  @Test
  void readsNamesInUtf8AndCodePage437() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.stored("größe.py", "utf-8").flags(1 << 11);
    ZipBytes.Entry old = zip.stored("x", "cp437");
    old.name = new byte[] {(byte) 0x81, '.', 'p', 'y'};
    old.localName = old.name;
    extract(zip.make());
    assertThat(target.resolve("größe.py")).hasContent("utf-8");
    assertThat(target.resolve("ü.py")).hasContent("cp437");
  }

  @Test
  void readsAnArchiveWithAComment() throws IOException {
    ZipBytes zip = new ZipBytes().comment("signed by nobody");
    zip.stored("a.py", "text");
    extract(zip.make());
    assertThat(target.resolve("a.py")).hasContent("text");
  }

  @ParameterizedTest
  @CsvSource({
    "../evil, leads out",
    "pkg/../../evil, leads out",
    "pkg/.., leads out",
    "/etc/evil, absolute",
    "C:/evil, drive letter",
    "c:evil, drive letter",
    "..\\evil, backslash",
    "pkg\\evil, backslash",
    ".reserved, not allowed",
    "./.reserved, not allowed",
  })
  void refusesNamesThatAreNotAllowed(String name, String reason) {
    ZipBytes zip = new ZipBytes();
    zip.stored("pkg/good.py", "good");
    zip.stored(name, "evil");
    refused(zip.make(), reason);
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void refusesControlCharacters() {
    ZipBytes zip = new ZipBytes();
    zip.stored("pkg/a\nb.py", "evil");
    refused(zip.make(), "entry 'pkg/a?b.py' has a control character");
  }

  @ParameterizedTest
  @ValueSource(ints = {0120777, 0020666, 0060666, 0010666, 0140777})
  void refusesLinksAndDevices(int mode) {
    ZipBytes zip = new ZipBytes();
    zip.stored("link", "/etc/passwd").mode(mode);
    refused(zip.make(), "link or a device");
  }

  @Test
  void refusesTwoEntriesOfOneName() {
    ZipBytes zip = new ZipBytes();
    zip.stored("a.py", "first");
    zip.stored("./a.py", "second");
    refused(zip.make(), "entry 'a.py' is there twice");
  }

  @Test
  void refusesNamesThatDifferInCaseOnly() {
    ZipBytes zip = new ZipBytes();
    zip.stored("pkg/A.py", "first");
    zip.stored("pkg/a.py", "second");
    refused(zip.make(), "entry 'pkg/a.py' differs from 'pkg/A.py' in case only");
  }

  @Test
  void refusesNameOfBothFileAndFolder() {
    ZipBytes zip = new ZipBytes();
    zip.stored("thing", "file");
    zip.stored("thing/inside", "inside");
    refused(zip.make(), "both a file and a folder");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void refusesAWrongChecksum(int method) {
    ZipBytes zip = new ZipBytes();
    ZipBytes.Entry entry =
        method == 0 ? zip.stored("a", "text") : zip.deflated("a", ZipBytes.text("text"));
    entry.crc ^= 1;
    refused(zip.make(), "entry 'a' is damaged: its CRC is wrong");
  }

  @Test
  void refusesDataThatIsNoDeflate() {
    ZipBytes zip = new ZipBytes();
    ZipBytes.Entry entry = zip.deflated("a", ZipBytes.text("some text"));
    Arrays.fill(entry.data, (byte) 0xff);
    refused(zip.make(), "can't be decompressed");
  }

  @Test
  void refusesDataThatEndsEarly() {
    byte[] random = new byte[5000];
    new Random(1).nextBytes(random);
    ZipBytes zip = new ZipBytes();
    ZipBytes.Entry entry = zip.deflated("a", random);
    entry.data = Arrays.copyOf(entry.data, 1000);
    entry.compressedSize = 1000;
    refused(zip.make(), "ends early");
  }

  @Test
  void refusesMoreDataThanItSays() {
    ZipBytes zip = new ZipBytes();
    ZipBytes.Entry entry = zip.deflated("zeros", new byte[1 << 22]);
    entry.size = 100;
    entry.localSize = 100;
    refused(zip.make(), "is larger than it says");
    assertThat(target.resolve("zeros").toFile().length()).isLessThan(1 << 19);
  }

  @Test
  void refusesLessDataThanItSays() {
    ZipBytes zip = new ZipBytes();
    ZipBytes.Entry entry = zip.deflated("a", ZipBytes.text("text"));
    entry.size = 100;
    entry.localSize = 100;
    refused(zip.make(), "is not as large as it says");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "length of name", "size"})
  void refusesALocalHeaderThatDisagrees(String field) {
    ZipBytes zip = new ZipBytes();
    ZipBytes.Entry entry = zip.stored("a.py", "text");
    switch (field) {
      case "name" -> entry.localName = ZipBytes.text("z.py");
      case "length of name" -> entry.localName = ZipBytes.text("longer.py");
      default -> entry.localSize++;
    }
    refused(zip.make(), "described differently");
  }

  @Test
  void refusesADataDescriptorThatDisagrees() {
    ZipBytes zip = new ZipBytes();
    zip.deflated("a.py", ZipBytes.text("text")).descriptor(true).descriptorCrc++;
    zip.stored("b.py", "text");
    refused(zip.make(), "described differently");
  }

  @ParameterizedTest
  @CsvSource({"12, method 12", "14, method 14", "99, method 99"})
  void refusesOtherCompression(int method, String reason) {
    ZipBytes zip = new ZipBytes();
    zip.stored("a.py", "text").method = method;
    refused(zip.make(), reason);
  }

  @Test
  void refusesEncryptedEntries() {
    ZipBytes zip = new ZipBytes();
    zip.stored("a.py", "text").flags(1);
    refused(zip.make(), "is encrypted");
  }

  @Test
  void refusesOverlappingEntries() {
    ZipBytes zip = new ZipBytes();
    zip.stored("a.py", "text").compressedSize = 1000;
    zip.stored("b.py", "text");
    refused(zip.make(), "overlaps");
  }

  @Test
  void refusesSomethingBeforeTheArchive() {
    ZipBytes hidden = new ZipBytes();
    hidden.stored("evil.py", "evil");
    ZipBytes zip = new ZipBytes();
    zip.stored("a.py", "text");
    refused(concat(hidden.make(), zip.make()), "something before");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>404</html>", "PK"})
  void refusesWhatIsNoZip(String content) {
    refused(ZipBytes.text(content), "not a zip");
  }

  @Test
  void refusesHalfAnArchive() {
    ZipBytes zip = new ZipBytes();
    zip.stored("a.py", "text".repeat(100));
    byte[] whole = zip.make();
    for (int length = 1; length < whole.length; length += 7) {
      byte[] half = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> extract(half)).isInstanceOf(ArchiveException.class);
    }
  }

  @Test
  void neverFailsInAnotherWayOnDamagedArchives() throws IOException {
    byte[] whole = mixed(new Random(7));
    Random random = new Random(42);
    for (int round = 0; round < 400; round++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(damaged.length);
      damaged[at] ^= (byte) (1 + random.nextInt(255));
      Path here = Files.createDirectory(folder.resolve("round" + round));
      try {
        extractor().extract(ByteSource.of(damaged), here, RESERVED, Folders.ALL);
      } catch (ArchiveException e) {
        assertThat(e.problem().message()).as("byte %d", at).isNotEmpty();
      }
    }
    try (Stream<Path> beside = Files.list(folder)) {
      assertThat(beside.map(path -> path.getFileName().toString()))
          .allMatch(name -> name.equals("target") || name.startsWith("round"));
    }
  }

  @Test
  void unpacksLargeArchivesByManyThreads() throws IOException {
    Random random = new Random(3);
    ZipBytes zip = new ZipBytes();
    byte[][] contents = new byte[300][];
    for (int i = 0; i < contents.length; i++) {
      contents[i] = new byte[random.nextInt(60_000)];
      random.nextBytes(contents[i]);
      Arrays.fill(contents[i], 0, contents[i].length / 2, (byte) 'x');
      zip.deflated("pkg" + i % 7 + "/deep/file" + i, contents[i]).descriptor(i % 2 == 0);
    }
    List<ExtractedFile> files = extract(zip.make());
    assertThat(files).hasSize(300);
    for (int i = 0; i < contents.length; i++) {
      Path file = target.resolve("pkg" + i % 7 + "/deep/file" + i);
      assertThat(Files.readAllBytes(file)).as("file %d", i).isEqualTo(contents[i]);
    }
  }

  @Test
  void readsSingleEntries() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.stored("a.py", "alpha");
    zip.deflated("b.py", ZipBytes.text("beta"));
    ByteSource source = ByteSource.of(zip.make());
    List<ZipMember> members = CentralDirectory.read(source);
    assertThat(ZipReader.content(source, members.get(1))).asString().isEqualTo("beta");
    assertThat(ZipReader.content(source, members.get(0))).asString().isEqualTo("alpha");
  }

  private static byte[] mixed(Random random) {
    ZipBytes zip = new ZipBytes();
    byte[] content = new byte[2000];
    random.nextBytes(content);
    zip.deflated("pkg/random", content);
    zip.deflated("pkg/text.py", ZipBytes.text("text ".repeat(80))).descriptor(true);
    zip.stored("pkg/stored.py", "stored");
    zip.stored("größe", "utf-8").flags(1 << 11);
    return zip.make();
  }

  private void refused(byte[] zip, String reason) {
    assertThatThrownBy(() -> extract(zip))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(reason);
  }

  private List<ExtractedFile> extract(byte[] zip) throws IOException {
    return extractor().extract(ByteSource.of(zip), target, RESERVED, Folders.OF_FILES);
  }

  private static ZipExtractor extractor() {
    return new ZipExtractor(Permits.of(1, 2));
  }

  private static byte[] concat(byte[] left, byte[] right) {
    byte[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }
}

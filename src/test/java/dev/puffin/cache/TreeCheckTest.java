package dev.puffin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeCheckTest {
  @TempDir Path folder;
  private Cache cache;
  private TreeCheck check;
  private Path tree;

  @BeforeEach
  void makeTree() throws IOException {
    cache = Cache.open(folder.resolve("cache"));
    check = new TreeCheck(cache);
    tree = Files.createDirectories(folder.resolve("tree"));
    write("pkg/__init__.py", "one");
    write("pkg/sub/deep/two.py", "two");
    write("pkg-1.dist-info/RECORD", "three");
    writeManifest("pkg-1.dist-info/RECORD", "pkg/__init__.py", "pkg/sub/deep/two.py");
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void untouchedTreeIsIntact() {
    assertThat(check.intact(tree)).isPresent();
    assertThat(check.intact(tree).orElseThrow()).containsEntry("sha256", "abc");
    assertThat(TreeManifest.read(tree).orElseThrow().files()).hasSize(3);
  }

  @Test
  void noticesAChangeThroughAHardLink() throws IOException {
    Path link = Files.createLink(folder.resolve("installed.py"), tree.resolve("pkg/__init__.py"));
    assertThat(check.intact(tree)).isPresent();
    Files.writeString(link, "two");
    setModified(link, 5);
    assertThat(check.intact(tree)).isEmpty();
  }

  @Test
  void noticesTruncatedDeletedAndReplacedFiles() throws IOException {
    Files.writeString(tree.resolve("pkg/__init__.py"), "");
    assertThat(check.intact(tree)).isEmpty();
    Files.delete(tree.resolve("pkg/__init__.py"));
    assertThat(check.intact(tree)).isEmpty();
    Files.createDirectory(tree.resolve("pkg/__init__.py"));
    assertThat(check.intact(tree)).isEmpty();
    Files.delete(tree.resolve("pkg/__init__.py"));
    Files.createSymbolicLink(tree.resolve("pkg/__init__.py"), Path.of("sub/deep/two.py"));
    assertThat(check.intact(tree)).isEmpty();
  }

  @Test
  void noticesAddedFilesAndFolders() throws IOException {
    Files.writeString(tree.resolve("pkg/sub/added.py"), "added");
    assertThat(check.intact(tree)).isEmpty();
    Files.delete(tree.resolve("pkg/sub/added.py"));
    assertThat(check.intact(tree)).isPresent();
    Files.createDirectory(tree.resolve("added"));
    assertThat(check.intact(tree)).isEmpty();
  }

  @Test
  void copyWithOtherTimesIsIntactAndNotedForTheNextTime() throws IOException {
    setModified(tree.resolve("pkg/__init__.py"), 1000);
    assertThat(check.intact(tree)).isPresent();
    TreeFile noted = TreeManifest.read(tree).orElseThrow().files().get(1);
    assertThat(noted.modified())
        .isEqualTo(
            Files.getLastModifiedTime(tree.resolve("pkg/__init__.py")).to(TimeUnit.NANOSECONDS));
    assertThat(check.intact(tree)).isPresent();
  }

  @Test
  void damagedOrMissingManifestIsAMiss() throws IOException {
    Path manifest = tree.resolve(TreeManifest.FILE_NAME);
    byte[] whole = Files.readAllBytes(manifest);
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      Files.write(manifest, flipped);
      assertThat(check.intact(tree)).as("byte %d", i).isEmpty();
    }
    Files.delete(manifest);
    assertThat(check.intact(tree)).isEmpty();
  }

  @Test
  void fileOrNothingIsNoTree() throws IOException {
    assertThat(check.intact(folder.resolve("nothing"))).isEmpty();
    assertThat(check.intact(Files.writeString(folder.resolve("stray.zip"), "zip"))).isEmpty();
  }

  private void write(String path, String content) throws IOException {
    Path file = tree.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    setModified(file, 100);
  }

  private void writeManifest(String... paths) throws IOException {
    List<TreeFile> files = new ArrayList<>();
    for (String path : paths) {
      Path file = tree.resolve(path);
      CRC32 crc = new CRC32();
      crc.update(Files.readAllBytes(file));
      long modified = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
      files.add(new TreeFile(path, Files.size(file), modified, (int) crc.getValue(), false));
    }
    TreeMap<String, String> hashes = new TreeMap<>();
    hashes.put("sha256", "abc");
    TreeManifest.of(tree, hashes, files).write(tree);
  }

  private static void setModified(Path file, long secondsAgo) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(secondsAgo)));
  }
}

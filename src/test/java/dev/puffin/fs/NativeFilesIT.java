package dev.puffin.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All that is true of files that are written atomically, with the library that was compiled. */
class NativeFilesIT extends AtomicFilesTest {
  @BeforeAll
  static void needLibrary() {
    assumeTrue(NativeFiles.areAvailable(), "no C compiler was there when this was built");
  }

  @Test
  void writesPartsOfArraysOneBehindTheOther() throws IOException {
    byte[] long1 = new byte[200_000];
    new Random(7).nextBytes(long1);
    Path file = folder.resolve("file");
    ByteBuffer middle = ByteBuffer.wrap(long1, 10, 150_000).slice();
    ByteBuffer head = ByteBuffer.allocate(8).putLong(1).flip();
    assertThat(NativeFiles.writeNew(file, head, middle, ByteBuffer.allocate(0))).isTrue();
    ByteBuffer expected = ByteBuffer.allocate(150_008).putLong(1).put(long1, 10, 150_000);
    assertThat(file).hasBinaryContent(expected.array());
    assertThat(middle.remaining()).isEqualTo(150_000);
  }

  @Test
  void writesOverNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThat(NativeFiles.writeNew(file, ByteBuffer.allocate(3))).isFalse();
    assertThat(file).hasContent("old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));
    assertThat(NativeFiles.writeNew(link, ByteBuffer.allocate(3))).isFalse();
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void leavesToJavaWhatIsNotInAnArray() {
    Path file = folder.resolve("file");
    assertThat(NativeFiles.writeNew(file, ByteBuffer.allocateDirect(3))).isFalse();
    assertThat(file).doesNotExist();
  }

  @Test
  void makesTheFoldersThatAFileIsMovedTo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    Path target = folder.resolve("a/b/c/target");
    assertThat(NativeFiles.move(file, target)).isTrue();
    assertThat(target).hasContent("text");
    Path inFile = target.resolve("d/e");
    assertThat(NativeFiles.move(target, inFile)).isFalse();
    assertThat(target).hasContent("text");
  }

  @Test
  void movesNothingThatIsNotThere() {
    assertThat(NativeFiles.move(folder.resolve("none"), folder.resolve("a/target"))).isFalse();
    assertThat(folder.resolve("a/target")).doesNotExist();
  }

  @Test
  void readsWholeFilesAndBeginnings() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "0123456789");
    assertThat(NativeFiles.read(file).orElseThrow()).asString().isEqualTo("0123456789");
    FileStart start = NativeFiles.start(file, 4).orElseThrow();
    assertThat(start.bytes()).asString().isEqualTo("0123");
    assertThat(start.size()).isEqualTo(10);
    assertThat(start.isWhole()).isFalse();
    assertThat(start.modified()).isEqualTo(Files.getLastModifiedTime(file).toMillis());
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThat(NativeFiles.read(empty).orElseThrow()).isEmpty();
    assertThat(NativeFiles.start(empty, 4).orElseThrow().isWhole()).isTrue();
  }

  @Test
  void aFolderIsKnownAgainUntilAnotherTakesItsPlace() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    var identity = NativeFiles.identity(one);
    Files.writeString(one.resolve("file"), "");
    Files.setLastModifiedTime(one, FileTime.fromMillis(0));
    assertThat(identity).isPresent().isEqualTo(NativeFiles.identity(one));
    Path other = Files.move(one, folder.resolve("other"));
    assertThat(NativeFiles.identity(other)).isEqualTo(identity);
    Files.createDirectory(one);
    assertThat(NativeFiles.identity(one)).isNotEqualTo(identity);
    assertThat(NativeFiles.identity(folder.resolve("none"))).isEmpty();
  }

  @Test
  void tellsWhatIsMissingFromWhatCanNotBeRead() throws IOException {
    Path none = folder.resolve("none");
    assertThat(NativeFiles.read(none)).isEmpty();
    assertThat(NativeFiles.start(none, 4)).isEmpty();
    assertThat(NativeFiles.read(Files.createSymbolicLink(folder.resolve("link"), none))).isEmpty();
    assertThatThrownBy(() -> NativeFiles.read(folder)).isInstanceOf(IOException.class);
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> NativeFiles.read(file.resolve("in"))).isInstanceOf(IOException.class);
  }
}

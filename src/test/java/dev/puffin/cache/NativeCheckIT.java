package dev.puffin.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.puffin.fs.NativeFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of unzipped trees by the library that the build has compiled. */
class NativeCheckIT {
  private static final List<String> PATHS =
      List.of("a-1.dist-info/RECORD", "a.py", "a/__init__.py", "a/b/c.py", "a/b/ü.py", "z");

  @TempDir Path folder;
  private Path tree;

  @BeforeEach
  void makeTree() throws IOException {
    assumeTrue(NativeFiles.areAvailable(), "no C compiler was there when this was built");
    tree = folder.resolve("tree");
    for (String path : PATHS) {
      Files.createDirectories(tree.resolve(path).getParent());
      Files.writeString(tree.resolve(path), path);
    }
    writeManifest();
  }

  @Test
  void anUntouchedTreeIsAsListed() {
    assertThat(isSure()).isTrue();
  }

  @Test
  void whateverIsChangedIsNoticed() throws IOException {
    Path file = tree.resolve("a/b/c.py");
    FileTime time = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(
        file, FileTime.from(time.to(TimeUnit.NANOSECONDS) + 1000, TimeUnit.NANOSECONDS));
    assertThat(isSure()).as("another time").isFalse();
    Files.setLastModifiedTime(file, time);
    assertThat(isSure()).isTrue();

    Path added = Files.writeString(tree.resolve("0.py"), "");
    assertThat(isSure()).as("a file at the top").isFalse();
    Files.delete(added);
    Path deep = Files.writeString(tree.resolve("a/b/d.py"), "");
    assertThat(isSure()).as("a file in a folder").isFalse();
    Files.delete(deep);
    writeManifest();
    assertThat(isSure()).isTrue();

    Files.writeString(file, "longer than it was");
    Files.setLastModifiedTime(file, time);
    assertThat(isSure()).as("another size").isFalse();
    Files.delete(file);
    assertThat(isSure()).as("a file is gone").isFalse();
    Files.createSymbolicLink(file, Files.writeString(folder.resolve("elsewhere"), "a/b/c.py"));
    assertThat(isSure()).as("a link in place of a file").isFalse();
  }

  @Test
  void aListThatIsCutOrBrokenIsNoReasonToCrash() throws IOException {
    byte[] whole = Files.readAllBytes(tree.resolve(TreeManifest.FILE_NAME));
    byte[] list = Arrays.copyOfRange(whole, 8, whole.length);
    int start = Integer.BYTES + Integer.BYTES;
    assertThat(NativeFiles.isAsListed(tree.toString(), list, start)).isTrue();
    for (int length = 0; length < list.length; length++) {
      byte[] cut = Arrays.copyOf(list, length);
      assertThat(NativeFiles.isAsListed(tree.toString(), cut, start)).as("%d", length).isFalse();
    }
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = list.clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        broken[start + random.nextInt(list.length - start)] = (byte) random.nextInt();
      }
      NativeFiles.isAsListed(tree.toString(), broken, start);
    }
    ByteBuffer.wrap(list).putInt(start, -1);
    assertThat(NativeFiles.isAsListed(tree.toString(), list, start)).isFalse();
    assertThat(NativeFiles.isAsListed(tree.toString(), list, -1)).isFalse();
    assertThat(NativeFiles.isAsListed(tree.toString(), list, list.length + 1)).isFalse();
    assertThat(NativeFiles.isAsListed("", list, start)).isFalse();
    assertThat(NativeFiles.isAsListed("x".repeat(10_000), list, start)).isFalse();
  }

  @Test
  void linksUntilSomethingIsInTheWay() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    List<String> folders = List.of("a-1.dist-info", "a", "a/b");
    assertThat(NativeFiles.makeFolders(target + "/", folders)).isEqualTo(3);
    assertThat(NativeFiles.makeFolders(target + "/", folders)).as("again").isEqualTo(3);
    Files.writeString(target.resolve("a/b/c.py"), "in the way");
    assertThat(NativeFiles.link(tree.toString(), target + "/", PATHS)).isEqualTo(3);
    assertThat(Files.readString(target.resolve("a/b/c.py"))).isEqualTo("in the way");
    assertThat(NativeFiles.link(tree.toString(), target + "/", PATHS.subList(4, 6))).isEqualTo(2);
    assertThat(Files.isSameFile(tree.resolve("a/b/ü.py"), target.resolve("a/b/ü.py"))).isTrue();
    assertThat(NativeFiles.link(tree.toString(), folder + "/none/", PATHS)).isZero();
    assertThat(NativeFiles.makeFolders(target + "/", List.of("x/y"))).isZero();
    assertThat(NativeFiles.makeFolders(target + "/", List.of("n", "a/b/c.py", "o"))).isEqualTo(1);
    assertThat(target.resolve("o")).doesNotExist();
  }

  private boolean isSure() {
    return EncodedManifest.read(tree).orElseThrow().isSurelyOf(tree);
  }

  private void writeManifest() throws IOException {
    List<TreeFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = tree.relativize(file).toString();
        if (!path.equals(TreeManifest.FILE_NAME)) {
          byte[] content = Files.readAllBytes(file);
          CRC32 crc = new CRC32();
          crc.update(content);
          long time = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
          files.add(new TreeFile(path, content.length, time, (int) crc.getValue(), false));
        }
      }
    }
    files.sort((one, other) -> one.path().compareTo(other.path()));
    assertThat(files).hasSize(new TreeSet<>(PATHS).size());
    TreeManifest.of(tree, new TreeMap<>(), files).write(tree);
  }
}

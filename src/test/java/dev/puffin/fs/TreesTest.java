package dev.puffin.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreesTest {
  @TempDir Path folder;
  private Path tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = Files.createDirectories(folder.resolve("tree"));
    Files.createDirectories(tree.resolve("a/b"));
    Files.writeString(tree.resolve("a/one"), "12345");
    Files.writeString(tree.resolve("a/b/two"), "1234567");
  }

  @Test
  void countsFilesAndBytes() throws IOException {
    assertThat(Trees.size(tree)).isEqualTo(new TreeSize(2, 12));
    assertThat(Trees.size(folder.resolve("not there"))).isEqualTo(TreeSize.NONE);
  }

  @Test
  void deletesAndSaysWhat() throws IOException {
    assertThat(Trees.delete(tree)).isEqualTo(new TreeSize(2, 12));
    assertThat(tree).doesNotExist();
    assertThat(Trees.delete(tree)).isEqualTo(TreeSize.NONE);
  }

  @Test
  void deletesReadOnlyFolders() throws IOException {
    Path closed = tree.resolve("a/b");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    Trees.delete(tree);
    assertThat(tree).doesNotExist();
  }

  @Test
  void doesNotFollowLinks() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "stays");
    Files.createSymbolicLink(tree.resolve("link"), outside);
    Files.createSymbolicLink(tree.resolve("up"), folder);
    Trees.delete(tree);
    assertThat(outside).hasContent("stays");
  }

  @Test
  void copiesFilesLinksAndPermissions() throws IOException {
    Path program = tree.resolve("a/one");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(tree.resolve("link"), Path.of("a/one"));
    Path copy = folder.resolve("copy");
    Trees.copy(tree, copy);
    assertThat(copy.resolve("a/b/two")).hasContent("1234567");
    assertThat(copy.resolve("a/one")).isExecutable();
    assertThat(Files.readSymbolicLink(copy.resolve("link"))).isEqualTo(Path.of("a/one"));
  }
}

package dev.puffin.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir Path folder;

  @Test
  void writesNewFileThatOthersMayReadAsFarAsTheUmaskAllows() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "");
    Path target = folder.resolve("target");
    AtomicFiles.write(target, "text");
    assertThat(target).hasContent("text");
    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void keepsPermissionsOfTheOldFile() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
    AtomicFiles.write(target, "new");
    assertThat(target).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void replacesTheFileThatASymbolicLinkNames() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real.getFileName());
    AtomicFiles.write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("new");
  }

  @Test
  void doesNotChangeAnotherNameOfTheSameFile() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "old");
    Path other = Files.createLink(folder.resolve("other"), target);
    AtomicFiles.write(target, "new");
    assertThat(other).hasContent("old");
  }

  @Test
  void leavesNoTemporaryFileWhenItFails() throws IOException {
    Path target = Files.createDirectories(folder.resolve("target/inside"));
    assertThatThrownBy(() -> AtomicFiles.write(target.getParent(), "text"))
        .isInstanceOf(IOException.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("target"));
    }
  }

  @Test
  void makesTheFolderOfACachedFile() throws IOException {
    Path target = folder.resolve("a/b/file");
    AtomicFiles.write(target, new byte[] {1}, Files.createDirectory(folder.resolve("tmp")));
    assertThat(target).hasBinaryContent(new byte[] {1});
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }
}

package dev.puffin.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingDirectoryTest {
  @TempDir Path folder;

  @Test
  void publishedFolderIsAtItsTargetWithAllFiles() throws IOException {
    Path target = folder.resolve("deep/below/target");
    try (StagingDirectory staged = staged("content")) {
      assertThat(staged.publish(target)).isTrue();
    }
    assertThat(target.resolve("file")).hasContent("content");
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void firstToPublishStays() throws IOException {
    Path target = folder.resolve("target");
    try (StagingDirectory first = staged("first");
        StagingDirectory second = staged("second")) {
      assertThat(first.publish(target)).isTrue();
      assertThat(second.publish(target)).isFalse();
    }
    assertThat(target.resolve("file")).hasContent("first");
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void replacesWhatIsThere() throws IOException {
    Path target = folder.resolve("target");
    try (StagingDirectory first = staged("first");
        StagingDirectory second = staged("second")) {
      first.publish(target);
      second.replace(target);
    }
    assertThat(target.resolve("file")).hasContent("second");
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void replacesFileByFolder() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "a stray file");
    try (StagingDirectory staged = staged("content")) {
      assertThat(staged.publish(target)).isTrue();
    }
    assertThat(target.resolve("file")).hasContent("content");
  }

  @Test
  void unpublishedFolderIsDeleted() throws IOException {
    try (StagingDirectory staged = staged("content")) {
      assertThat(staged.path()).isDirectory();
    }
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void manyThreadsPublishOneFolderOnceAndWhole() throws Exception {
    Path target = folder.resolve("target");
    AtomicInteger published = new AtomicInteger();
    Thread[] threads = new Thread[16];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = Thread.startVirtualThread(() -> publish(target, published));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(published).hasValue(1);
    assertThat(target.resolve("file")).hasContent("content");
  }

  private void publish(Path target, AtomicInteger published) {
    try (StagingDirectory staged = staged("content")) {
      if (staged.publish(target)) {
        published.incrementAndGet();
      }
    } catch (IOException e) {
      published.addAndGet(1000);
    }
  }

  private StagingDirectory staged(String content) throws IOException {
    StagingDirectory staged = StagingDirectory.in(Files.createDirectories(folder.resolve("tmp")));
    Files.writeString(staged.path().resolve("file"), content);
    return staged;
  }
}

package dev.puffin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheProcessesTest {
  @TempDir Path folder;

  @Test
  void processKilledBeforeTheMoveLeavesNothingThatCounts() throws Exception {
    Process process = CacheProcess.start("stage", folder);
    try (BufferedReader out = process.inputReader()) {
      Path staged = Path.of(out.readLine());
      assertThat(staged.resolve("file")).hasContent("half");
      Cache.open(folder).close();
      assertThat(staged).as("of a process that still works").isDirectory();
    } finally {
      process.destroyForcibly().waitFor();
    }
    Cache.open(folder).close();
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile).map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("CACHEDIR.TAG", ".gitignore", ".lock");
    }
  }

  @Test
  void temporaryCacheOfAStoppedProcessIsGone() throws Exception {
    Process process = CacheProcess.start("temporary", folder);
    try (BufferedReader out = process.inputReader()) {
      Path root = Path.of(out.readLine());
      assertThat(root).isDirectory();
      process.destroy();
      process.waitFor();
      assertThat(root).doesNotExist();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void processesThatPublishTheSameEntriesEndWithWholeOnes() throws Exception {
    Process[] processes = new Process[3];
    for (int i = 0; i < processes.length; i++) {
      processes[i] = CacheProcess.start("publish", folder);
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    try (Cache cache = Cache.open(folder)) {
      for (int i = 0; i < 50; i++) {
        assertWhole(cache, i);
      }
    }
    assertThat(folder.resolve(".tmp")).isEmptyDirectory();
  }

  private static void assertWhole(Cache cache, int number) throws IOException {
    CacheEntry entry = CacheProcess.entry(cache, number);
    for (int file = 0; file < 5; file++) {
      assertThat(entry.path().resolve("file" + file)).hasContent("content " + number);
    }
    assertThat(entry.withSuffix(".metadata").read()).isPresent();
  }
}

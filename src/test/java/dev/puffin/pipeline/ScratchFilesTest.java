package dev.puffin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.archive.ByteSource;
import dev.puffin.cache.Cache;
import dev.puffin.dist.Hashes;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFilesTest {
  @TempDir Path folder;
  private Cache cache;
  private ScratchFiles files;

  @BeforeEach
  void open() {
    cache = Cache.open(folder);
    files = new ScratchFiles(cache);
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void usesAFileAgainThatWasGivenBack() throws IOException {
    Path first = Files.writeString(files.take(), "one");
    Path second = files.take();
    assertThat(second).isNotEqualTo(first);

    files.giveBack(first);

    assertThat(files.take()).isEqualTo(first);
    assertThat(files.take()).isNotIn(first, second);
  }

  @Test
  void deletesLargeFilesAndThoseThatAreTooMany() throws IOException {
    Path large = files.take();
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 26);
    }
    files.giveBack(large);
    assertThat(large).doesNotExist();

    Path[] taken = new Path[6];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = Files.writeString(files.take(), "small");
    }
    for (Path path : taken) {
      files.giveBack(path);
    }
    assertThat(taken).filteredOn(Files::exists).hasSize(4);
  }

  @Test
  void showsNothingOfWhatWasInTheFileBefore() throws IOException {
    Path file = Files.writeString(files.take(), "new old");

    try (Fetched fetched = Fetched.temporary(file, 3, Hashes.none(), files)) {
      ByteSource source = fetched.source();
      assertThat(source.size()).isEqualTo(3);
      ByteBuffer content = ByteBuffer.allocate(3);
      source.read(content, 0);
      assertThat(content.array()).isEqualTo("new".getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> source.read(ByteBuffer.allocate(2), 2))
          .isInstanceOf(EOFException.class);
    }
    assertThat(files.take()).isEqualTo(file);
  }
}

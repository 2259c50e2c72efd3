package dev.puffin.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.puffin.fs.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLinkerTest {
  private static final Path OTHER_DEVICE = Path.of("/dev/shm");
  private static final int THREADS = 4;
  private static final int ROUNDS = 200;

  @TempDir Path folder;

  @Test
  void copiesFromAnotherDeviceWhenSeveralThreadsFindOutAtOnce() throws Exception {
    assumeTrue(Files.isDirectory(OTHER_DEVICE), "needs a second file system");
    assumeTrue(
        !Files.getFileStore(OTHER_DEVICE).equals(Files.getFileStore(folder)),
        "needs a second file system");
    Path sources = Files.createTempDirectory(OTHER_DEVICE, "puffin-test-");
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      Path source = Files.writeString(sources.resolve("module.py"), "x = 1\n");
      for (int round = 0; round < ROUNDS; round++) {
        FileLinker linker = new FileLinker(LinkMode.HARDLINK);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          Path target = folder.resolve(round + "-" + thread + ".py");
          running.add(
              threads.submit(() -> {
                start.await();
                linker.link(source, target);
                return target;
              }));
        }
        for (Future<?> done : running) {
          done.get();
        }
        assertThat(linker.mode()).isEqualTo(LinkMode.COPY);
      }
      assertThat(folder).isDirectoryContaining("glob:**.py");
      assertThat(Trees.size(folder).files()).isEqualTo(THREADS * ROUNDS);
    } finally {
      Trees.delete(sources);
    }
  }
}

package dev.puffin.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whether the build has compiled the library. */
class NativeLibraryIT {
  @Test
  void isThereWhereThereIsACompiler() throws IOException, InterruptedException {
    Process compiler = new ProcessBuilder("sh", "-c", "cc --version >/dev/null 2>&1").start();
    assumeTrue(compiler.waitFor() == 0, "there is no C compiler");
    assertThat(NativeFiles.areAvailable()).isTrue();
  }
}

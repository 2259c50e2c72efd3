package dev.puffin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.process.ProgramSearch;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.SdistMaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locking many packages of which there are only sources. */
class SourceCompileTest {
  private static final int PACKAGES = 30;

  @TempDir Path folder;

  @Test
  void withAWarmCacheNothingIsAskedForOpenedOrBuilt() throws IOException {
    try (LocalIndex index = LocalIndex.start()) {
      for (int i = 0; i < PACKAGES; i++) {
        index.project("package" + i).cacheControl("max-age=600");
        SdistMaker source = index.serveSource("package" + i, "1." + i);
        if (i + 1 < PACKAGES) {
          source.requires("package" + (i + 1));
        }
        if (i % 10 == 0) {
          source.metadataLine("Dynamic: Requires-Dist"); // only the backend can tell
        }
      }
      Files.writeString(folder.resolve("in.in"), "package0\n");

      String first = compile(index);
      assertThat(first).contains("package29==1.29", "60 requests, 33 archives opened, 3 builds\n");
      index.clearLog();
      String second = compile(index);
      assertThat(second).contains("package29==1.29", "0 requests, 0 archives opened, 0 builds\n");
      assertThat(index.count()).isZero();
    }
  }

  private String compile(LocalIndex index) {
    String python = ProgramSearch.onPath("python3", System.getenv()).orElseThrow().toString();
    List<String> arguments =
        List.of(
            "pip-compile",
            "in.in",
            "--verbose",
            "--directory",
            folder.toString(),
            "--cache-dir",
            folder.resolve("cache").toString(),
            "--index-url",
            index.url(),
            "--python",
            python);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> environment =
        Map.of("HOME", folder.toString(), "PATH", System.getenv("PATH"));
    int code = Main.run(InputStream.nullInputStream(), out, err, environment, arguments);
    assertThat(code).as(err.toString(UTF_8)).isZero();
    return out.toString(UTF_8) + err.toString(UTF_8);
  }
}

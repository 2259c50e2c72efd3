package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.ServerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a run connects to an index before it knows what to ask. */
class EarlyContactTest {
  @TempDir private static Path keys;
  private static ServerKey key;

  @TempDir Path folder;
  private LocalIndex index;
  private PuffinRun puffin;

  @BeforeAll
  static void makeKey() throws IOException, GeneralSecurityException, InterruptedException {
    key = ServerKey.make(keys.resolve("keys.p12"));
    Files.writeString(keys.resolve("authority.pem"), key.certificate());
  }

  @BeforeEach
  void start() throws IOException, GeneralSecurityException {
    index = LocalIndex.start(key.context());
    index.serve("web", "1.0");
    puffin =
        new PuffinRun(folder)
            .at(index)
            .set("SSL_CERT_FILE", keys.resolve("authority.pem").toString())
            .write("in.in", "web\n");
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private String compile(String... more) {
    Path lock = folder.resolve("lock.txt");
    puffin.run("pip-compile in.in -o " + lock, more);
    return puffin.err();
  }

  @Test
  void theConnectionIsTheOneThatIsUsed() {
    compile();
    assertThat(index.connections()).isEqualTo(1);
    assertThat(index.count()).as("a page and metadata").isEqualTo(2);
  }

  @Test
  void thereIsNoneWhileTheCacheIsEnough() throws IOException {
    compile();
    compile();
    compile("--offline", "--refresh");
    puffin.write("in.in", "web>=1\n");
    compile();
    assertThat(index.connections()).isEqualTo(1);
  }

  @Test
  void thereIsOneForStalePages() {
    compile();
    compile("--refresh");
    assertThat(index.connections()).isEqualTo(2);
    assertThat(index.count()).isEqualTo(3);
  }

  @Test
  void thereIsNoneWithAnIndexThatTheInputsReplace() throws IOException, GeneralSecurityException {
    try (LocalIndex other = LocalIndex.start(key.context())) {
      other.serve("web", "2.0");
      puffin.write("in.in", "--index-url " + other.url() + "\nweb\n");
      compile();
      assertThat(index.connections()).isZero();
      assertThat(other.connections()).isEqualTo(1);
    }
  }

  @Test
  void aBrokenSettingIsReportedOnce() {
    puffin.set("SSL_CERT_FILE", keys.resolve("not-there.pem").toString());
    assertThat(compile()).containsOnlyOnce("not-there.pem");
  }
}

package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.error.ExitStatus;
import dev.puffin.fs.Trees;
import dev.puffin.testing.DistFile;
import dev.puffin.testing.LoopbackServer;
import dev.puffin.testing.Reply;
import dev.puffin.testing.Request;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sync asks the server of a URL that a package was installed from. */
class UrlSyncTest {
  private static final String PATH = "/demo-1.0-py3-none-any.whl";
  private static final String SYNCED = "Nothing to do: 1 package is as wanted";

  @TempDir Path folder;
  private PuffinRun puffin;
  private LoopbackServer server;
  private volatile DistFile wheel = wheel("first");
  private volatile String cacheControl = "no-cache";
  private volatile int failure;

  @BeforeEach
  void start() throws IOException {
    server = LoopbackServer.start(this::answer);
    puffin = new PuffinRun(folder);
    require("");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksNothingWhileTheAnswerIsFresh() throws IOException {
    cacheControl = "max-age=600";
    assertThat(sync()).contains("+ demo");
    assertThat(requests()).containsExactly("200");

    wheel = wheel("second");
    assertThat(sync()).startsWith(SYNCED);
    assertThat(requests()).isEmpty();
    assertThat(sync("--refresh")).contains("demo");
    assertThat(requests()).containsExactly("if-none-match 200");
    assertThat(installed()).contains("second");
  }

  @Test
  void asksOnceWhetherAStaleAnswerIsStillRight() throws IOException {
    sync();
    requests();

    assertThat(sync()).startsWith(SYNCED);
    assertThat(requests()).containsExactly("if-none-match 304");
    assertThat(sync("--refresh")).startsWith(SYNCED);
    assertThat(requests()).containsExactly("if-none-match 304");
    assertThat(sync("--offline")).startsWith(SYNCED);
    assertThat(requests()).isEmpty();
  }

  @Test
  void installsAnewWhatHasChanged() throws IOException {
    sync();
    requests();
    wheel = wheel("second");

    assertThat(sync()).contains("~ demo==1.0");
    assertThat(requests()).containsExactly("if-none-match 200");
    assertThat(installed()).contains("second");
    assertThat(sync()).startsWith(SYNCED);
  }

  @Test
  void toldOnlyItChangesNothing() throws IOException {
    sync();
    wheel = wheel("second");

    assertThat(run(ExitStatus.UNMET, "--check")).contains("differs by 1 change");
    assertThat(installed()).contains("first");
  }

  @Test
  void keepsWhatTheCacheKnowsNothingOf() throws IOException {
    sync();
    requests();
    Trees.delete(folder.resolve("cache"));
    wheel = wheel("second");

    assertThat(sync()).startsWith(SYNCED);
    assertThat(sync("--offline", "--refresh")).startsWith(SYNCED);
    assertThat(requests()).isEmpty();
    assertThat(sync("--refresh")).contains("demo");
    assertThat(requests()).containsExactly("200");
    assertThat(installed()).contains("second");
  }

  @Test
  void keepsWhatItDoesNotKnowTheContentOf() throws IOException {
    sync();
    Path record = find("direct_url.json");
    String url = "{\"archive_info\": {}, \"url\": \"" + server.base() + PATH + "\"}";
    Files.writeString(record, url);
    requests();
    wheel = wheel("second");

    assertThat(sync()).startsWith(SYNCED);
    assertThat(requests()).isEmpty();
  }

  @Test
  void aDigestInTheUrlNeedsNoServer() throws IOException {
    sync();
    requests();
    require("#sha256=" + wheel.sha256());

    assertThat(sync()).startsWith(SYNCED);
    assertThat(sync("--refresh")).startsWith(SYNCED);
    assertThat(requests()).isEmpty();
  }

  @Test
  void aDigestBesideTheUrlNeedsNoServer() throws IOException {
    sync();
    requests();
    require(" --hash=sha256:" + wheel.sha256());
    assertThat(sync()).startsWith(SYNCED);
    assertThat(requests()).isEmpty();

    wheel = wheel("second");
    require(" --hash=sha256:" + wheel.sha256());
    assertThat(sync()).contains("demo");
    assertThat(installed()).contains("second");
  }

  @Test
  void aServerThatFailsIsNoReasonToGiveUp() throws IOException {
    sync();
    failure = 404;

    assertThat(sync()).contains("demo stays as it is installed", "404", SYNCED);
    assertThat(run(ExitStatus.UNMET, "--refresh")).contains("404");
  }

  @Test
  void installAsksNoMoreThanSync() throws IOException {
    sync();
    requests();

    assertThat(puffin.run("pip-install", "-r", folder.resolve("in.txt").toString())).isZero();
    assertThat(requests()).containsExactly("if-none-match 304");
    wheel = wheel("second");
    assertThat(puffin.run("pip-install", "-r", folder.resolve("in.txt").toString())).isZero();
    assertThat(requests()).containsExactly("if-none-match 200");
    assertThat(installed()).contains("second");
  }

  private String sync(String... arguments) {
    return run(ExitStatus.DONE, arguments);
  }

  private String run(ExitStatus status, String... arguments) {
    List<String> all =
        Stream.concat(Stream.of(folder.resolve("in.txt").toString()), Stream.of(arguments))
            .toList();
    int code = puffin.run("pip-sync", all.toArray(String[]::new));
    assertThat(code).as(puffin.err()).isEqualTo(status.code());
    return puffin.err();
  }

  private void require(String suffix) throws IOException {
    puffin.write("in.txt", "demo @ " + server.base() + PATH + suffix + "\n");
  }

  private Reply answer(Request request) {
    String tag = "\"" + wheel.sha256() + "\"";
    if (failure != 0) {
      return Reply.of(failure, "gone");
    }
    Reply reply =
        request.header("if-none-match").equals(Optional.of(tag))
            ? Reply.of(304, "")
            : Reply.ok("application/zip", wheel.bytes());
    return reply.header("ETag", tag).header("Cache-Control", cacheControl);
  }

  /** The requests since this was last asked: whether they had a condition, and the status. */
  private List<String> requests() {
    List<String> requests =
        server.log().stream()
            .map(one ->
                (one.request().header("if-none-match").isPresent() ? "if-none-match " : "")
                    + one.status())
            .toList();
    server.clearLog();
    return requests;
  }

  private String installed() throws IOException {
    return Files.readString(find("demo.py"));
  }

  private Path find(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("env"))) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }

  private static DistFile wheel(String text) {
    return WheelMaker.of("demo", "1.0").file("demo.py", "TEXT = '" + text + "'\n").make();
  }
}

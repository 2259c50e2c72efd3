package dev.puffin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.cache.Cache;
import dev.puffin.cache.TreeCheck;
import dev.puffin.cache.TreeManifest;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFiles;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.SourceUrl;
import dev.puffin.dist.WheelFilename;
import dev.puffin.fs.Trees;
import dev.puffin.http.Freshness;
import dev.puffin.http.HttpClient;
import dev.puffin.http.HttpSettings;
import dev.puffin.testing.DistFile;
import dev.puffin.testing.Fault;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.Reply;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltPipelineTest {
  private static final String WHEEL = "flask-3.0-py3-none-any.whl";

  @TempDir Path folder;
  private LocalIndex index;
  private Cache cache;
  private HttpClient client;
  private DistFile flask;

  @BeforeEach
  void start() {
    index = LocalIndex.start();
    cache = Cache.open(folder.resolve("cache"));
    client = HttpClient.of(HttpSettings.standard());
    flask = maker().make();
    index.serve(flask);
  }

  @AfterEach
  void stop() {
    client.close();
    cache.close();
    index.close();
  }

  @Test
  void fetchesAndUnzipsUnderTheStem() {
    CachedWheel wheel = run().wheel(registry(flask), HashPolicy.any());
    assertThat(wheel.directory().toString()).endsWith("/flask/flask-3.0-py3-none-any");
    assertThat(wheel.directory().resolve("flask/app.py")).hasContent("app = 1");
    assertThat(wheel.hashes()).isEqualTo(Hashes.sha256(flask.sha256()));
    assertThat(wheel.directUrl()).isEmpty();
    assertThat(TreeManifest.read(wheel.directory()).orElseThrow().files())
        .extracting(file -> file.path())
        .contains("flask/app.py", "flask-3.0.dist-info/RECORD")
        .doesNotContain(TreeManifest.FILE_NAME);
  }

  @Test
  void nextRunAsksNobody() {
    run().wheel(registry(flask), HashPolicy.any());
    index.clearLog();
    assertThat(run().cached(registry(flask), HashPolicy.any())).isPresent();
    run().wheel(registry(flask), HashPolicy.any());
    assertThat(index.log()).isEmpty();
  }

  @Test
  void fetchesOnceHoweverManyAsk() throws InterruptedException {
    index.fault(WHEEL, Fault.delay(Duration.ofMillis(50)));
    BuiltPipeline pipeline = run();
    List<CachedWheel> found = new CopyOnWriteArrayList<>();
    Thread[] threads = new Thread[20];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.startVirtualThread(
              () -> found.add(pipeline.wheel(registry(flask), HashPolicy.any())));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(found).hasSize(20);
    assertThat(index.count(WHEEL)).isEqualTo(1);
  }

  @Test
  void manyRunsOnOneCacheEndWithOneWholeWheel() throws InterruptedException {
    List<CachedWheel> found = new CopyOnWriteArrayList<>();
    Thread[] threads = new Thread[8];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.startVirtualThread(
              () -> found.add(run().wheel(registry(flask), HashPolicy.any())));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(found).hasSize(8);
    assertThat(run().cached(registry(flask), HashPolicy.any())).isPresent();
    assertThat(cache.temporaryFolder()).isEmptyDirectory();
  }

  @Test
  void wheelChangedInTheCacheIsMadeAnew() throws IOException {
    CachedWheel wheel = run().wheel(registry(flask), HashPolicy.any());
    Path link =
        Files.createLink(folder.resolve("linked"), wheel.directory().resolve("flask/app.py"));
    Files.writeString(link, "app = 2");
    Files.setLastModifiedTime(link, FileTime.from(Instant.now().minusSeconds(9)));
    assertThat(run().cached(registry(flask), HashPolicy.any())).isEmpty();
    CachedWheel again = run().wheel(registry(flask), HashPolicy.any());
    assertThat(again.directory().resolve("flask/app.py")).hasContent("app = 1");
    assertThat(link).hasContent("app = 2");
  }

  @Test
  void strayFileUnderTheStemIsNoWheel() throws IOException {
    CachedWheel wheel = run().wheel(registry(flask), HashPolicy.any());
    Trees.delete(wheel.directory());
    Files.write(wheel.directory(), flask.bytes());
    assertThat(run().cached(registry(flask), HashPolicy.any())).isEmpty();
    run().wheel(registry(flask), HashPolicy.any());
    assertThat(wheel.directory()).isDirectory();
  }

  @Test
  void fileThatTheIndexReplacedIsFetchedAnew() {
    run().wheel(registry(flask), HashPolicy.any());
    DistFile changed = maker("app = 3").make();
    index.remove("flask", WHEEL);
    index.serve(changed);
    assertThat(run().cached(registry(changed), HashPolicy.any())).isEmpty();
    CachedWheel wheel = run().wheel(registry(changed), HashPolicy.any());
    assertThat(wheel.directory().resolve("flask/app.py")).hasContent("app = 3");
  }

  @Test
  void wrongHashIsAnErrorAndLeavesNothing() throws IOException {
    BuiltDistribution wheel = registry(flask, Hashes.sha256("0".repeat(64)));
    assertThatThrownBy(() -> run().wheel(wheel, HashPolicy.any()))
        .isInstanceOf(HashMismatchException.class)
        .hasMessageContaining(WHEEL);
    assertNothingIsLeft();
  }

  @Test
  void hashOfTheRequirementsIsChecked() {
    HashPolicy right =
        HashPolicy.oneOf(List.of(Hashes.sha256("1".repeat(64)), Hashes.sha256(flask.sha256())));
    HashPolicy wrong = HashPolicy.oneOf(List.of(Hashes.sha256("1".repeat(64))));
    assertThat(run().wheel(registry(flask), right)).isNotNull();
    assertThat(run().cached(registry(flask), wrong)).isEmpty();
    assertThatThrownBy(() -> run().wheel(registry(flask), wrong))
        .isInstanceOf(HashMismatchException.class);
  }

  @Test
  void otherAlgorithmsAreComputedWhenAskedFor() {
    Digests digests = new Digests(List.of("sha512", "md5"));
    digests.update(flask.bytes(), flask.bytes().length);
    Hashes all = digests.finish();
    HashPolicy policy =
        HashPolicy.oneOf(List.of(Hashes.of("sha512", all.digest("sha512").orElseThrow())));
    run().wheel(registry(flask), HashPolicy.any());
    BuiltPipeline pipeline = run();
    assertThat(pipeline.wheel(registry(flask), policy)).isNotNull();
    HashPolicy wrong = HashPolicy.oneOf(List.of(Hashes.of("md5", "0".repeat(32))));
    assertThatThrownBy(() -> pipeline.wheel(registry(flask), wrong))
        .isInstanceOf(HashMismatchException.class);
  }

  @Test
  void missingFileIsAnErrorThatNamesPackageFileAndUrl() throws IOException {
    index.fault(WHEEL, Fault.status(404));
    assertThatThrownBy(() -> run().wheel(registry(flask), HashPolicy.any()))
        .isInstanceOf(DistributionException.class)
        .hasMessageContaining("flask")
        .hasMessageContaining(WHEEL)
        .satisfies(e ->
            assertThat(((DistributionException) e).problem().toString())
                .contains(index.fileUrl(WHEEL))
                .contains("404"));
    assertNothingIsLeft();
  }

  @Test
  void halfAFileWithoutAHashIsAnError() throws IOException {
    index.fault(WHEEL, Fault.shortBody(flask.bytes().length / 2));
    assertThatThrownBy(() -> run().wheel(registry(flask, Hashes.none()), HashPolicy.any()))
        .isInstanceOf(DistributionException.class)
        .hasMessageContaining("can't unpack flask (" + WHEEL + ")");
    assertNothingIsLeft();
    index.heal();
    run().wheel(registry(flask, Hashes.none()), HashPolicy.any());
  }

  @Test
  void wheelThatIsNotWhatItsNameSaysIsRefused() throws IOException {
    List<WheelMaker> bad =
        List.of(
            maker().without("METADATA"),
            maker().without("WHEEL"),
            maker().without("RECORD"),
            maker().entry("other-1.dist-info/METADATA", "Metadata-Version: 2.1\n"),
            maker().symlink("flask/passwd", "/etc/passwd"),
            maker().entry("../evil.py", "evil"),
            WheelMaker.of("flask", "9.9").filename(WHEEL),
            WheelMaker.of("other", "3.0").filename(WHEEL));
    for (WheelMaker maker : bad) {
      DistFile file = maker.make();
      index.put("/bad/" + WHEEL, Reply.of(200, file.bytes()));
      BuiltDistribution wheel = url(index.base() + "/bad/" + WHEEL);
      assertThatThrownBy(() -> run().wheel(wheel, HashPolicy.any()))
          .isInstanceOf(DistributionException.class)
          .hasMessageContaining("flask");
      assertThat(cache.temporaryFolder()).isEmptyDirectory();
    }
  }

  @Test
  void recordIsMadeToListEveryFile() throws IOException {
    DistFile file = maker().entry("flask/unlisted.py", "text").make();
    index.put("/odd/" + WHEEL, Reply.of(200, file.bytes()));
    CachedWheel wheel = run().wheel(url(index.base() + "/odd/" + WHEEL), HashPolicy.any());
    assertThat(wheel.directory().resolve("flask-3.0.dist-info/RECORD"))
        .content()
        .contains("flask/unlisted.py,sha256=mC2ePrmW9VnmM_TRlN7zdh2Qn1o7ZH0ahR_q1nwyydE,4\n");
    assertThat(new TreeCheck(cache).intact(wheel.directory())).isPresent();
  }

  @Test
  void wheelAtAUrlIsAskedForAgainAsHttpSays() {
    BuiltDistribution wheel = url(index.base() + "/dl/" + WHEEL);
    Reply reply = Reply.of(200, flask.bytes()).header("ETag", "\"1\"");
    index.put("/dl/" + WHEEL, reply.header("Cache-Control", "max-age=600"));
    CachedWheel first = run().wheel(wheel, HashPolicy.any());
    assertThat(first.directUrl())
        .contains(
            new DirectUrlRecord.ArchiveInfo(
                index.base() + "/dl/" + WHEEL, "", Hashes.sha256(flask.sha256())));
    index.clearLog();
    run().wheel(wheel, HashPolicy.any());
    assertThat(index.log()).isEmpty();
    run(Freshness.refresh()).wheel(wheel, HashPolicy.any());
    assertThat(index.log()).hasSize(1);
  }

  @Test
  void changedContentOfAUrlIsUnzippedAnew() {
    BuiltDistribution wheel = url(index.base() + "/dl/" + WHEEL);
    index.put("/dl/" + WHEEL, Reply.of(200, flask.bytes()).header("Cache-Control", "max-age=0"));
    run().wheel(wheel, HashPolicy.any());
    DistFile changed = maker("app = 4").make();
    index.put("/dl/" + WHEEL, Reply.of(200, changed.bytes()).header("Cache-Control", "max-age=0"));
    CachedWheel again = run().wheel(wheel, HashPolicy.any());
    assertThat(again.directory().resolve("flask/app.py")).hasContent("app = 4");
    assertThat(again.hashes()).isEqualTo(Hashes.sha256(changed.sha256()));
  }

  @Test
  void deletedWheelOfAFreshUrlIsFetchedAnew() throws IOException {
    BuiltDistribution wheel = url(index.base() + "/dl/" + WHEEL);
    index.put("/dl/" + WHEEL, Reply.of(200, flask.bytes()).header("Cache-Control", "max-age=600"));
    CachedWheel first = run().wheel(wheel, HashPolicy.any());
    Files.delete(first.directory().resolve("flask/app.py"));
    CachedWheel again = run().wheel(wheel, HashPolicy.any());
    assertThat(again.directory().resolve("flask/app.py")).hasContent("app = 1");
  }

  @Test
  void localWheelIsUnzippedAndNeverTouched() throws IOException {
    Path file = Files.write(folder.resolve(WHEEL), flask.bytes());
    BuiltDistribution wheel = path(file);
    CachedWheel found = run().wheel(wheel, HashPolicy.any());
    assertThat(found.directUrl().orElseThrow().url()).isEqualTo("file://" + file);
    assertThat(run().cached(wheel, HashPolicy.any())).isPresent();
    assertThat(file).hasBinaryContent(flask.bytes());
    assertThat(index.log()).isEmpty();
  }

  @Test
  void changedLocalWheelIsUnzippedAnew() throws IOException {
    Path file = Files.write(folder.resolve(WHEEL), flask.bytes());
    run().wheel(path(file), HashPolicy.any());
    Files.write(file, maker("app = 5").make().bytes());
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(run().cached(path(file), HashPolicy.any())).isEmpty();
    assertThat(run().wheel(path(file), HashPolicy.any()).directory().resolve("flask/app.py"))
        .hasContent("app = 5");
  }

  @Test
  void missingLocalWheelIsAnErrorThatNamesIt() {
    Path file = folder.resolve(WHEEL);
    assertThatThrownBy(() -> run().wheel(path(file), HashPolicy.any()))
        .isInstanceOf(DistributionException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void metadataNeedsNoWheelAndIsKept() {
    BuiltDistribution wheel = registry(flask);
    assertThat(run().metadata(wheel).requiresDist()).hasToString("[werkzeug>=3]");
    assertThat(index.log()).allMatch(exchange -> exchange.request().header("range").isPresent());
    index.clearLog();
    assertThat(run().metadata(wheel).requiresDist()).hasToString("[werkzeug>=3]");
    assertThat(index.log()).isEmpty();
  }

  @Test
  void cleanedPackageIsFetchedAgain() {
    run().wheel(registry(flask), HashPolicy.any());
    cache.clean(Set.of(registry(flask).name()), () -> {});
    assertThat(run().cached(registry(flask), HashPolicy.any())).isEmpty();
    run().wheel(registry(flask), HashPolicy.any());
    assertThat(index.count(WHEEL)).isEqualTo(2);
  }

  private static WheelMaker maker() {
    return maker("app = 1");
  }

  private static WheelMaker maker(String app) {
    return WheelMaker.of("flask", "3.0").requires("werkzeug>=3").file("flask/app.py", app);
  }

  private BuiltPipeline run() {
    return run(Freshness.standard());
  }

  private BuiltPipeline run(Freshness freshness) {
    return BuiltPipelines.of(cache, client, freshness);
  }

  private BuiltDistribution registry(DistFile file) {
    return registry(file, Hashes.sha256(file.sha256()));
  }

  private BuiltDistribution registry(DistFile file, Hashes hashes) {
    return new BuiltDistribution.Registry(
        WheelFilename.parse(file.filename()),
        IndexFiles.plain(
            file.filename(), index.fileUrl(file.filename()), hashes, new IndexUrl(index.url())));
  }

  private BuiltDistribution url(String url) {
    return new BuiltDistribution.DirectUrl(
        WheelFilename.parse(WHEEL), (SourceUrl.Archive) SourceUrl.parse(url, folder));
  }

  private BuiltDistribution path(Path file) {
    return new BuiltDistribution.Path(
        WheelFilename.parse(WHEEL),
        (SourceUrl.LocalArchive) SourceUrl.parse(file.toString(), folder));
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(cache.temporaryFolder()).isEmptyDirectory();
    try (Stream<Path> all = Files.walk(cache.root())) {
      assertThat(all.filter(path -> path.toString().contains("flask-3.0"))).isEmpty();
    }
  }
}

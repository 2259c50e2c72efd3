package dev.puffin.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.cache.Cache;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.Yanked;
import dev.puffin.error.Problem;
import dev.puffin.http.CachedHttp;
import dev.puffin.http.Freshness;
import dev.puffin.http.HttpClient;
import dev.puffin.http.HttpSettings;
import dev.puffin.http.Patience;
import dev.puffin.index.Lookup.Outcome;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.testing.DistFile;
import dev.puffin.testing.Fault;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.Reply;
import dev.puffin.testing.ServedFile;
import dev.puffin.testing.WheelMaker;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleIndexTest {
  private static final PackageName A = PackageName.parse("a-pkg");

  @TempDir private Path folder;
  private final LocalIndex server = LocalIndex.start();
  private final LocalIndex other = LocalIndex.start();
  private final List<Problem> warnings = new ArrayList<>();
  private final HttpClient client =
      HttpClient.of(
          HttpSettings.standard()
              .patience(Patience.standard().firstPause(java.time.Duration.ofMillis(1))));
  private Cache cache;

  @BeforeEach
  void open() {
    cache = Cache.open(folder.resolve("cache"));
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    other.close();
    cache.close();
  }

  private SimpleIndex index(IndexSettings settings, Freshness freshness) {
    return SimpleIndex.of(
        settings,
        CachedHttp.of(client, freshness, warnings::add),
        cache,
        new SimpleIndex.Surroundings(folder, folder, warnings::add, Trace.off()));
  }

  private SimpleIndex index(IndexSettings settings) {
    return index(settings, Freshness.standard());
  }

  private ProjectPages ask(String url) {
    return index(IndexSettings.of(new IndexUrl(url))).project(A);
  }

  private static IndexSettings both(IndexStrategy strategy, LocalIndex first, LocalIndex second) {
    return new IndexSettings(
        new IndexUrl(second.url()), List.of(new IndexUrl(first.url())), List.of(), false, strategy);
  }

  private static List<String> texts(List<Version> versions) {
    return versions.stream().map(Version::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "html", "simple"})
  void readsBothKindsOfPages(String view) {
    server.serve("a-pkg", "1.10");
    server.serve("a-pkg", "1.9").requiresPython(">=3.8");
    server.serveSource("a-pkg", "1.9");
    server.project("a-pkg").file("a_pkg-1.10-py3-none-any.whl").yanked("broken");

    ProjectPages project = ask(server.url(view));

    assertThat(texts(project.versions())).containsExactly("1.9", "1.10");
    IndexFile wheel = project.files(Version.parse("1.9")).getFirst();
    DistFile made = WheelMaker.of("a-pkg", "1.9").requiresPython(">=3.8").make();
    assertThat(wheel.filename()).isEqualTo("a_pkg-1.9-py3-none-any.whl");
    assertThat(wheel.url()).isEqualTo(server.fileUrl(wheel.filename()));
    assertThat(wheel.hashes().sha256()).contains(made.sha256());
    assertThat(wheel.requiresPython().map(Object::toString)).contains(">=3.8");
    assertThat(wheel.hasMetadata()).isTrue();
    assertThat(wheel.metadataHashes().sha256()).isPresent();
    assertThat(wheel.yanked()).isInstanceOf(Yanked.No.class);
    assertThat(project.files(Version.parse("1.9")).get(1).filename()).isEqualTo("a_pkg-1.9.tar.gz");
    assertThat(project.files(Version.parse("1.10.0")).getFirst().yanked())
        .isEqualTo(new Yanked.Yes("broken"));
    assertThat(project.files(Version.parse("3"))).isEmpty();
  }

  @Test
  void readsSizesAndTimesOfUpload() {
    server.serve("a-pkg", "1");
    server.project("a-pkg").file("a_pkg-1-py3-none-any.whl").uploadTime("2024-02-03T04:05:06.789Z");

    IndexFile file = ask(server.url("json")).files(Version.parse("1")).getFirst();

    assertThat(file.size()).hasValue(WheelMaker.of("a-pkg", "1").make().bytes().length);
    assertThat(file.uploadTime()).contains(Instant.parse("2024-02-03T04:05:06.789Z"));
  }

  @Test
  void tellsTheSameOutOfTheCacheWithoutAsking() {
    server.serve("a-pkg", "1").requiresPython(">=3");
    server.serve("a-pkg", "2");
    ProjectPages first = ask(server.url());
    ProjectPages second = ask(server.url());

    assertThat(server.count()).isEqualTo(1);
    assertThat(second.versions()).isEqualTo(first.versions());
    for (Version version : first.versions()) {
      assertThat(second.files(version)).isEqualTo(first.files(version));
    }
  }

  @Test
  void asksOncePerRunHoweverOftenItIsWanted() {
    server.serve("a-pkg", "1");
    server.project("a-pkg").cacheControl("no-store");
    SimpleIndex index = index(IndexSettings.of(new IndexUrl(server.url())));
    index.prefetch(A, () -> {});
    index.prefetch(A, () -> {});
    index.project(A);

    assertThat(index.project(A).versions()).hasSize(1);
    assertThat(server.count()).isEqualTo(1);
  }

  @Test
  void saysBeforehandWhenTheNetworkIsNeeded() {
    server.serve("a-pkg", "1");
    AtomicInteger told = new AtomicInteger();
    prefetch(told);
    assertThat(told).as("nothing cached").hasValue(1);
    prefetch(told);
    assertThat(told).as("fresh").hasValue(1);

    server.serve("b-pkg", "1");
    server.project("b-pkg").cacheControl("max-age=0");
    index(IndexSettings.of(new IndexUrl(server.url()))).project(PackageName.parse("b-pkg"));
    SimpleIndex later = index(IndexSettings.of(new IndexUrl(server.url())));
    later.prefetch(PackageName.parse("b-pkg"), told::incrementAndGet);
    later.project(PackageName.parse("b-pkg"));
    assertThat(told).as("stale").hasValue(2);
  }

  @Test
  void tellsEverybodyThatTheNetworkIsNeeded() {
    server.serve("a-pkg", "1");
    SimpleIndex index = index(IndexSettings.of(new IndexUrl(server.url())));
    AtomicInteger told = new AtomicInteger();
    index.prefetch(A, told::incrementAndGet);
    index.prefetch(A, told::incrementAndGet);
    index.project(A);
    assertThat(told).hasValue(2);
    index.prefetch(A, told::incrementAndGet);
    assertThat(told).as("it was needed").hasValue(3);
    assertThat(server.count()).isEqualTo(1);
  }

  private void prefetch(AtomicInteger told) {
    SimpleIndex index = index(IndexSettings.of(new IndexUrl(server.url())));
    index.prefetch(A, told::incrementAndGet);
    index.project(A);
  }

  @Test
  void leavesOutOddFilesOnly() {
    server.put(
        "/simple/a-pkg/",
        Reply.ok(
            LocalIndex.JSON,
            """
            {"meta": {"api-version": "1.99", "x": [1, {}]}, "new": {"a": [1]}, "files": [
              17,
              {"filename": 7, "url": null},
              {"filename": "a_pkg-9-py3-none-any.whl"},
              {"filename": "a_pkg-9-nonsense.whl", "url": "x"},
              {"filename": "a_pkg-notaversion-py3-none-any.whl", "url": "x"},
              {"filename": "b_pkg-9-py3-none-any.whl", "url": "x"},
              {"filename": "a_pkg-8-py3-none-any.whl", "url": "x", "requires-python": "what?"},
              {"filename": "a-pkg-2.exe", "url": "x"},
              {"filename": "a_pkg-3-py3-none-any.whl", "url": "a_pkg-3-py3-none-any.whl",
               "hashes": 3, "size": "big", "upload-time": "yesterday", "yanked": null,
               "requires-python": ">=3.6.*", "core-metadata": false}
            ]}\
            """
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    ProjectPages project = ask(server.url());

    assertThat(texts(project.versions())).containsExactly("3");
    IndexFile file = project.files(Version.parse("3")).getFirst();
    assertThat(file.url()).isEqualTo(server.url() + "a-pkg/a_pkg-3-py3-none-any.whl");
    assertThat(file.requiresPython().map(Object::toString)).contains(">=3.6");
    assertThat(file.hashes().isEmpty()).isTrue();
    assertThat(file.size()).isEmpty();
    assertThat(file.hasMetadata()).isFalse();
    assertThat(project.notes()).anyMatch(note -> note.contains("a_pkg-9-nonsense.whl"));
  }

  @Test
  void refusesAnUnknownMajorVersionOfTheInterface() {
    server.put(
        "/simple/a-pkg/",
        Reply.ok(
            LocalIndex.JSON,
            "{\"meta\":{\"api-version\":\"2.0\"},\"files\":[]}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    assertThatThrownBy(() -> ask(server.url()))
        .isInstanceOfSatisfying(
            IndexException.class,
            e -> assertThat(e.problem().evidence().toString()).contains("API version 2.0"));
  }

  @Test
  void namesPackageAndPageWhenThePageIsNotWhatItSays() {
    server.put(
        "/simple/a-pkg/",
        Reply.ok(
            LocalIndex.JSON, "<html></html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    assertThatThrownBy(() -> ask(server.url()))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("a-pkg")
        .hasMessageContaining(server.url() + "a-pkg/");
  }

  @Test
  void resolvesLinksAgainstBaseAndRedirections() {
    String html =
        """
        <html><head><base href="../elsewhere/"></head><body>
        <a href="mailto:me">me</a> <a href="">this</a> <a name="x">none</a>
        <a href="a_pkg-1-py3-none-any.whl#sha256=%s" data-requires-python="&gt;=3.8"> odd text </a>
        <a href="/abs/a-pkg-2.0%%2Blocal.tar.gz#md5=00&amp;egg=x">2</a>
        </body></html>\
        """
            .formatted("0".repeat(64));
    server.put(
        "/there/page/",
        Reply.ok("text/html", html.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    server.put("/simple/a-pkg/", Reply.redirect(301, "/there/page/"));

    ProjectPages project = ask(server.url());

    assertThat(texts(project.versions())).containsExactly("1", "2.0+local");
    assertThat(project.files(Version.parse("1")).getFirst().url())
        .isEqualTo(server.base() + "/there/elsewhere/a_pkg-1-py3-none-any.whl");
    IndexFile local = project.files(Version.parse("2.0+local")).getFirst();
    assertThat(local.url()).isEqualTo(server.base() + "/abs/a-pkg-2.0%2Blocal.tar.gz");
    assertThat(local.hashes().digest("md5")).contains("00");
  }

  @Test
  void saysWhereAnUnknownProjectWasLookedFor() {
    ProjectPages project = ask(server.url());

    assertThat(project.isEmpty()).isTrue();
    assertThat(project.lookups().toString())
        .contains(new IndexUrl(server.url()) + " does not have it");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 500})
  void failsWhenAnIndexRefuses(int status) {
    server.fault("/a-pkg/", Fault.status(status));

    assertThatThrownBy(() -> ask(server.url().replace("http://", "http://me:s3cret@")))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("a-pkg")
        .hasMessageContaining(String.valueOf(status))
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void mergesAllIndexesByDefault() {
    server.serve("a-pkg", "1");
    other.serve("a-pkg", "2");
    other.serve("a-pkg", "1").file("x.py", "");

    ProjectPages project = index(both(IndexStrategy.UNSAFE_BEST_MATCH, other, server)).project(A);

    assertThat(texts(project.versions())).containsExactly("1", "2");
    assertThat(project.files(Version.parse("1")))
        .extracting(file -> file.index().toString())
        .containsExactly(
            new IndexUrl(server.url()).toString(), new IndexUrl(other.url()).toString());
    assertThat(project.tiers()).hasSize(1);
  }

  @Test
  void stopsAtTheFirstIndexThatHasTheProject() {
    server.serve("a-pkg", "2");
    other.serve("a-pkg", "1");

    ProjectPages project = index(both(IndexStrategy.FIRST_INDEX, other, server)).project(A);

    assertThat(texts(project.versions())).containsExactly("1");
    assertThat(project.lookups())
        .extracting(Lookup::outcome)
        .containsExactly(Outcome.FOUND, Outcome.NOT_ASKED);
    assertThat(server.count()).isZero();
  }

  @Test
  void keepsIndexesApartForTheFirstMatch() {
    server.serve("a-pkg", "2");
    other.serve("a-pkg", "1");

    ProjectPages project = index(both(IndexStrategy.UNSAFE_FIRST_MATCH, other, server)).project(A);

    assertThat(project.tiers()).hasSize(2);
    assertThat(texts(project.tiers().getFirst().versions())).containsExactly("1");
    assertThat(texts(project.versions())).containsExactly("1", "2");
  }

  @Test
  void offlineKnowsWhatIsCached() {
    server.serve("a-pkg", "1");
    ask(server.url());
    IndexSettings settings = both(IndexStrategy.UNSAFE_BEST_MATCH, other, server);

    ProjectPages project = index(settings, Freshness.offline()).project(A);

    assertThat(texts(project.versions())).containsExactly("1");
    assertThat(server.count()).isEqualTo(1);
  }

  @Test
  void findLinksAddToTheIndexesUnlessThereIsNoIndex() throws IOException {
    server.serve("a-pkg", "1");
    DistFile wheel = WheelMaker.of("a-pkg", "2").make();
    Files.write(folder.resolve(wheel.filename()), wheel.bytes());
    IndexSettings settings =
        new IndexSettings(
            new IndexUrl(server.url()),
            List.of(),
            List.of(wheel.filename()),
            false,
            IndexStrategy.FIRST_INDEX);
    IndexSettings alone =
        new IndexSettings(
            settings.index(), List.of(), settings.findLinks(), true, settings.strategy());

    assertThat(texts(index(settings).project(A).versions())).containsExactly("1", "2");
    assertThat(texts(index(alone).project(A).versions())).containsExactly("2");
  }

  @Test
  void readsAnIndexThatIsATreeOfFiles() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree/a-pkg"));
    Files.writeString(
        tree.resolve("index.html"), "<a href='../../files/a_pkg-1-py3-none-any.whl'>1</a>");

    ProjectPages byPath = ask("tree");
    ProjectPages byUrl = ask(folder.resolve("tree").toUri().toString());

    assertThat(texts(byPath.versions())).containsExactly("1");
    assertThat(byUrl.files(Version.parse("1")).getFirst().url())
        .isEqualTo(folder.resolve("files/a_pkg-1-py3-none-any.whl").toUri().toString());
  }

  @Test
  void passesOverAnIndexWithoutTlsWithAWarning() {
    ProjectPages project = ask("http://index.invalid/simple");

    assertThat(project.lookups()).extracting(Lookup::outcome).containsExactly(Outcome.INSECURE);
    assertThat(warnings).hasSize(1);
  }

  @Test
  void readsAPageOfManyVersionsLazily() {
    List<ServedFile> served = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      served.add(
          server.serve(
              new DistFile(
                  "a_pkg-0." + i + "-py3-none-any.whl",
                  "a-pkg",
                  new byte[1],
                  Optional.empty(),
                  Optional.of(i % 2 == 0 ? ">=3.8" : ">=3.9"))));
    }
    ask(server.url());

    ProjectPages project = ask(server.url());

    assertThat(project.versions()).hasSize(served.size());
    assertThat(project.versions().getLast()).isEqualTo(Version.parse("0.499"));
    assertThat(project.files(Version.parse("0.123")).getFirst().requiresPython().orElseThrow())
        .hasToString(">=3.9");
  }
}

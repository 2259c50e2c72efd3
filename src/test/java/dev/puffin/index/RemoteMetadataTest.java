package dev.puffin.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.cache.Cache;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.WheelFilename;
import dev.puffin.error.Warnings;
import dev.puffin.http.CachedHttp;
import dev.puffin.http.Freshness;
import dev.puffin.http.HttpClient;
import dev.puffin.http.HttpException;
import dev.puffin.http.HttpSettings;
import dev.puffin.http.Patience;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.testing.Fault;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.Reply;
import dev.puffin.testing.WheelMaker;
import dev.puffin.trace.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteMetadataTest {
  private static final String WHEEL = "/a-1-py3-none-any.whl";

  @TempDir private Path folder;
  private final LocalIndex server = LocalIndex.start();
  private final HttpClient client =
      HttpClient.of(
          HttpSettings.standard()
              .patience(Patience.standard().retries(1).firstPause(Duration.ofMillis(1))));
  private Cache cache;

  @BeforeEach
  void open() {
    cache = Cache.open(folder);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    cache.close();
  }

  private BuiltDistribution.Registry wheel(String view) {
    SimpleIndex index =
        SimpleIndex.of(
            IndexSettings.of(new IndexUrl(server.url(view))),
            http(Freshness.standard()),
            cache,
            new SimpleIndex.Surroundings(folder, folder, Warnings.none(), Trace.off()));
    var file = index.project(PackageName.parse("a")).files(Version.parse("1")).getFirst();
    return new BuiltDistribution.Registry(WheelFilename.parse(file.filename()), file);
  }

  private CachedHttp http(Freshness freshness) {
    return CachedHttp.of(client, freshness, Warnings.none());
  }

  private Optional<CoreMetadata> metadata(BuiltDistribution.Registry wheel) {
    return metadata(RemoteMetadata.of(http(Freshness.standard()), cache, Trace.off()), wheel);
  }

  private static Optional<CoreMetadata> metadata(
      RemoteMetadata remote, BuiltDistribution.Registry wheel) {
    return remote.cached(wheel).or(() -> remote.beside(wheel)).or(() -> remote.inside(wheel));
  }

  private static WheelMaker big(WheelMaker wheel) {
    byte[] noise = new byte[300_000];
    new Random(7).nextBytes(noise);
    return wheel.requires("b>=2; python_version < '4'").file("a/data.bin", noise);
  }

  private static void assertRight(Optional<CoreMetadata> metadata) {
    assertThat(metadata).isPresent();
    assertThat(metadata.get().requiresDist().toString()).contains("b>=2");
  }

  @Test
  void readsTheFileBesideTheWheel() {
    big(server.serve("a", "1"));

    assertRight(metadata(wheel("simple")));
    assertThat(server.count(WHEEL)).isZero();
    assertThat(server.count(".metadata")).isEqualTo(1);
  }

  @Test
  void readsTheWheelsEndInOneRequest() {
    big(server.serve("a", "1"));

    assertRight(metadata(wheel("nometa")));
    assertThat(server.count(WHEEL)).isEqualTo(1);
    assertThat(server.log().getLast().status()).isEqualTo(206);
  }

  @Test
  void readsMetadataThatIsFarFromTheEnd() {
    byte[] noise = new byte[400_000];
    new Random(7).nextBytes(noise);
    WheelMaker wheel =
        WheelMaker.of("a", "1")
            .without("METADATA")
            .file(
                "a-1.dist-info/METADATA",
                "Metadata-Version: 2.1\nName: a\nVersion: 1\nRequires-Dist: b>=2\n")
            .file("a/data.bin", noise);
    server.serve("a", wheel);

    assertRight(metadata(wheel("nometa")));
    assertThat(server.count(WHEEL)).isEqualTo(2);
  }

  @Test
  void readsADirectoryThatIsLongerThanTheEnd() {
    WheelMaker wheel = server.serve("a", "1").requires("b>=2");
    for (int i = 0; i < 3000; i++) {
      wheel.file("a/a_module_with_a_rather_long_name_" + i + ".py", "x = " + i);
    }

    assertRight(metadata(wheel("nometa")));
    assertThat(server.count(WHEEL)).isLessThanOrEqualTo(3);
  }

  @Test
  void leavesItToTheWholeWheelWhereThereAreNoRangesAndAsksThatHostOnce() {
    big(server.serve("a", "1"));
    RemoteMetadata remote = RemoteMetadata.of(http(Freshness.standard()), cache, Trace.off());
    BuiltDistribution.Registry wheel = wheel("norange");

    assertThat(metadata(remote, wheel)).isEmpty();
    assertThat(metadata(remote, wheel)).isEmpty();
    assertThat(server.count(WHEEL)).isEqualTo(1);
  }

  @Test
  void asksNobodyTheSecondTime() {
    big(server.serve("a", "1"));
    BuiltDistribution.Registry wheel = wheel("simple");
    Optional<CoreMetadata> first = metadata(wheel);
    server.clearLog();

    assertThat(metadata(wheel)).isEqualTo(first);
    assertThat(server.count()).isZero();
  }

  @Test
  void doesNotTakeTheMetadataOfAnotherFileOfThatName() {
    big(server.serve("a", "1"));
    BuiltDistribution.Registry wheel = wheel("simple");
    metadata(wheel);
    IndexFile replaced = wheel.file().withHashes(Hashes.sha256("0".repeat(64)));

    metadata(new BuiltDistribution.Registry(wheel.filename(), replaced));

    assertThat(server.count(".metadata")).isEqualTo(2);
  }

  @Test
  void doesNotBelieveMetadataWithAnotherHash() {
    big(server.serve("a", "1"));
    server.fault(
        ".metadata",
        Fault.of(
            (request, reply) -> Reply.of(200, "Metadata-Version: 2.1\nName: a\nVersion: 1\n")));

    assertRight(metadata(wheel("simple")));
    assertThat(server.count(WHEEL)).isEqualTo(1);
  }

  @Test
  void readsTheWheelWhenThePromisedFileIsMissing() {
    big(server.serve("a", "1"));
    server.fault(".metadata", Fault.status(404));

    assertRight(metadata(wheel("simple")));
  }

  @Test
  void refusesMetadataOfAnotherVersion() {
    server.serve("a", WheelMaker.of("a", "2").filename("a-1-py3-none-any.whl"));
    BuiltDistribution.Registry wheel = wheel("simple");

    assertThatThrownBy(() -> metadata(wheel))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("a-1-py3-none-any.whl")
        .hasMessageContaining("version 2");
  }

  @Test
  void saysWhenTheServerIsGone() {
    big(server.serve("a", "1"));
    BuiltDistribution.Registry wheel = wheel("simple");
    server.close();

    assertThatThrownBy(() -> metadata(wheel)).isInstanceOf(HttpException.class);
  }

  @Test
  void leavesAnArchiveThatIsNoneToTheWholeWheel() {
    server.serve("a", WheelMaker.of("a", "1").mangled(bytes -> new byte[100_000]));

    assertThat(metadata(wheel("nometa"))).isEmpty();
  }

  @Test
  void asksNobodyOffline() {
    big(server.serve("a", "1"));
    BuiltDistribution.Registry wheel = wheel("simple");
    HttpClient offline = HttpClient.of(HttpSettings.standard().offline(true));
    CachedHttp http = CachedHttp.of(offline, Freshness.offline(), Warnings.none());

    assertThat(metadata(RemoteMetadata.of(http, cache, Trace.off()), wheel)).isEmpty();
  }
}

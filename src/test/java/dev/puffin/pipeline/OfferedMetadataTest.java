package dev.puffin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.cache.Cache;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.WheelFilename;
import dev.puffin.dist.Yanked;
import dev.puffin.http.Freshness;
import dev.puffin.http.HttpClient;
import dev.puffin.http.HttpSettings;
import dev.puffin.testing.DistFile;
import dev.puffin.testing.Fault;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.WheelMaker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metadata that an index says it has beside a wheel. */
class OfferedMetadataTest {
  private static final String WHEEL = ".whl";
  private static final String METADATA = ".whl.metadata";

  @TempDir Path folder;
  private LocalIndex index;
  private Cache cache;
  private HttpClient client;
  private BuiltDistribution wheel;

  @BeforeEach
  void start() {
    index = LocalIndex.start();
    cache = Cache.open(folder.resolve("cache"));
    client = HttpClient.of(HttpSettings.standard());
    DistFile file = WheelMaker.of("flask", "3.0").requires("werkzeug>=3").make();
    index.serve(file);
    wheel = offering(file);
  }

  @AfterEach
  void stop() {
    client.close();
    cache.close();
    index.close();
  }

  @Test
  void isAskedForOnceByAGuessAndWhoeverNeedsIt() {
    BuiltPipeline pipeline = BuiltPipelines.of(cache, client, Freshness.standard());
    pipeline.startMetadata(wheel);
    assertThat(pipeline.metadata(wheel).requiresDist()).hasToString("[werkzeug>=3]");
    assertThat(index.count(METADATA)).isEqualTo(1);
    assertThat(index.count(WHEEL)).isZero();
  }

  @Test
  void aGuessLooksNoFurtherIfItIsNotThere() throws InterruptedException {
    index.fault(METADATA, Fault.status(404));
    BuiltPipeline pipeline = BuiltPipelines.of(cache, client, Freshness.standard());
    pipeline.startMetadata(wheel);
    Instant latest = Instant.now().plus(Duration.ofSeconds(20));
    while (index.count(METADATA) == 0 && Instant.now().isBefore(latest)) {
      Thread.sleep(5);
    }
    Thread.sleep(100); // for what must not be
    assertThat(index.count(METADATA)).isEqualTo(1);
    assertThat(index.count(WHEEL)).isZero();

    assertThat(pipeline.metadata(wheel).requiresDist()).hasToString("[werkzeug>=3]");
    assertThat(index.count(METADATA)).isEqualTo(1);
    assertThat(index.count(WHEEL)).isPositive();
  }

  private BuiltDistribution offering(DistFile file) {
    return new BuiltDistribution.Registry(
        WheelFilename.parse(file.filename()),
        new IndexFile(
            file.filename(),
            index.fileUrl(file.filename()),
            Hashes.sha256(file.sha256()),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            new Yanked.No(),
            true,
            Hashes.none(),
            new IndexUrl(index.url())));
  }
}

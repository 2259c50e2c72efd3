package dev.puffin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.cache.Cache;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexUrl;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.tags.Platform;
import dev.puffin.tags.PythonAbi;
import dev.puffin.tags.Tags;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryWheelIndexTest {
  private static final PackageName NAME = PackageName.parse("demo");
  private static final Version VERSION = Version.parse("1.0");
  private static final IndexUrl OTHER = new IndexUrl("https://other/simple");

  @TempDir Path folder;
  private Cache cache;

  @BeforeEach
  void open() {
    cache = Cache.open(folder);
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void findsTheMostSpecificUsableWheel() {
    put("py3-none-any", "any");
    put("cp311-cp311-manylinux_2_17_x86_64", "linux");
    put("cp311-cp311-win_amd64", "windows");
    assertThat(find().orElseThrow().filename().text())
        .isEqualTo("demo-1.0-cp311-cp311-manylinux_2_17_x86_64.whl");
  }

  @Test
  void passesOverWhatIsDamagedOrNoFolder() throws IOException {
    Path best = put("cp311-cp311-manylinux_2_17_x86_64", "linux");
    Path other = put("py3-none-any", "any");
    Files.delete(best.resolve("demo.py"));
    Files.writeString(best.resolveSibling("demo-1.0-cp311-none-any.whl"), "a stray zip");
    assertThat(find().map(CachedWheel::directory)).contains(other);
  }

  @Test
  void takesOnlyAcceptableHashesVersionsAndIndexes() {
    put("py3-none-any", "any");
    HashPolicy wrong = HashPolicy.oneOf(List.of(Hashes.sha256("0".repeat(64))));
    assertThat(index(IndexUrl.DEFAULT).find(NAME, VERSION, wrong)).isEmpty();
    Version two = Version.parse("2");
    assertThat(index(IndexUrl.DEFAULT).find(NAME, two, HashPolicy.any())).isEmpty();
    assertThat(index(OTHER).find(NAME, VERSION, HashPolicy.any())).isEmpty();
    assertThat(index(OTHER, IndexUrl.DEFAULT).find(NAME, VERSION, HashPolicy.any())).isPresent();
  }

  private Path put(String tag, String content) {
    return UnzippedWheels.put(
        cache, IndexUrl.DEFAULT, WheelMaker.of("demo", "1.0").tag(tag).file("demo.py", content));
  }

  private Optional<CachedWheel> find() {
    return index(IndexUrl.DEFAULT).find(NAME, VERSION, HashPolicy.any());
  }

  private RegistryWheelIndex index(IndexUrl... indexes) {
    Tags tags =
        Tags.of(
            new PythonAbi("cpython", 3, 11, false, false, ""),
            Platform.parse("x86_64-manylinux_2_28"));
    return new RegistryWheelIndex(cache, tags, List.of(indexes));
  }
}

package dev.puffin.lockfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexFiles;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.dist.WheelFilename;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.Origin;
import dev.puffin.resolver.OfferedFiles;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.resolver.Via;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PublishedHashesTest {
  private static final PackageName NAME = PackageName.parse("thing");
  private static final WheelFilename WHEEL = WheelFilename.parse("thing-1-py3-none-any.whl");

  @Test
  void takesOneDigestOfEveryFile() {
    Hashes both = new Hashes(new TreeMap<>(Map.of("md5", "11", "sha256", "bb")));

    PublishedHashes hashes = PublishedHashes.of(release(both, Hashes.of("sha512", "cc")));

    assertThat(hashes).isEqualTo(new PublishedHashes(List.of("sha256:bb", "sha512:cc"), List.of()));
  }

  @Test
  void namesTheFilesThatHaveNoDigestThatPipAccepts() {
    PublishedHashes hashes =
        PublishedHashes.of(release(Hashes.sha256("aa"), Hashes.of("md5", "11"), Hashes.none()));

    String url = "https://files.test/thing-1-py3-none-any.whl";
    assertThat(hashes).isEqualTo(new PublishedHashes(List.of("sha256:aa"), List.of(url, url)));
  }

  @Test
  void namesALocalArchiveByItsUrl() {
    SourceUrl.LocalArchive source =
        (SourceUrl.LocalArchive) SourceUrl.parse("/wheels/a b.zip", Path.of("."));

    assertThat(PublishedHashes.of(resolved(new SourceDistribution.Path(NAME, source))).untold())
        .containsExactly("file:///wheels/a%20b.zip");
  }

  @Test
  void takesTheDigestInADirectUrl() {
    SourceUrl.Archive source =
        (SourceUrl.Archive)
            SourceUrl.parse("https://files.test/thing-1.zip#sha256=aa", Path.of("."));

    assertThat(PublishedHashes.of(resolved(new SourceDistribution.DirectUrl(NAME, source))))
        .isEqualTo(new PublishedHashes(List.of("sha256:aa"), List.of()));
  }

  @Test
  void asksForNoneOfARepository() {
    SourceUrl.Git source =
        (SourceUrl.Git) SourceUrl.parse("git+https://host.test/thing", Path.of("."));

    assertThat(PublishedHashes.of(resolved(new SourceDistribution.Git(NAME, source))))
        .isEqualTo(new PublishedHashes(List.of(), List.of()));
  }

  @Test
  void entriesSayWhatTheResolutionSays() {
    assertThat(LockedPackage.of(release(Hashes.none())))
        .isEqualTo(
            EntryMaker.release("thing", "1")
                .extras("dev")
                .via("-r a.in", "parent")
                .index("https://index.test/simple")
                .make());
  }

  private static ResolvedPackage release(Hashes... files) {
    List<IndexFile> all = Arrays.stream(files).map(PublishedHashesTest::file).toList();
    return resolved(new BuiltDistribution.Registry(WHEEL, all.getFirst()), all);
  }

  private static ResolvedPackage resolved(Distribution distribution) {
    return resolved(distribution, List.of());
  }

  private static ResolvedPackage resolved(Distribution distribution, List<IndexFile> files) {
    return new ResolvedPackage(
        NAME,
        Version.parse("1"),
        distribution,
        new TreeSet<>(Set.of(ExtraName.parse("dev"))),
        List.of(
            new Via.Input(Origin.requirements("a.in", 1)),
            new Via.Input(Origin.unwritten("--upgrade-package thing<2")),
            new Via.Parent(PackageName.parse("parent"))),
        OfferedFiles.of(files),
        Optional.empty());
  }

  private static IndexFile file(Hashes hashes) {
    return IndexFiles.plain(
        "thing-1-py3-none-any.whl",
        "https://files.test/thing-1-py3-none-any.whl",
        hashes,
        new IndexUrl("https://index.test/simple"));
  }
}

package dev.puffin.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.cache.Cache;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.fs.Trees;
import dev.puffin.pep508.PackageName;
import dev.puffin.testing.LocalGitRepository;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.Reply;
import dev.puffin.testing.SdistMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of source through compile, sync, sync again, clean, change and damage. */
class SourceKindsTest {
  /** Its metadata may change in a build, so hooks have to run for it. */
  private static final String DYNAMIC = "Dynamic: Requires-Dist";

  @TempDir Path folder;
  private LocalIndex index;
  private BuildRun.World world;

  @BeforeEach
  void start() throws IOException {
    index = LocalIndex.start();
    index.project("demo").cacheControl("no-cache");
    world = BuildRun.World.of(folder, index);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  enum Kind {
    REGISTRY,
    URL,
    GIT,
    ARCHIVE,
    FOLDER,
    EDITABLE
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void compileMakesMetadataOnceAndSyncBuildsOnce(Kind kind) throws IOException {
    offer(kind, "1.0");
    assertThat(compile(kind)).containsExactly("prepare demo");
    assertThat(compile(kind)).isEmpty();
    assertThat(sync(kind, "1.0")).containsExactly("build demo");
    assertThat(sync(kind, "1.0")).isEmpty();
    assertThat(compile(kind)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void cleanedPackageIsBuiltAgain(Kind kind) throws IOException {
    offer(kind, "1.0");
    sync(kind, "1.0");
    try (Cache cache = Cache.open(folder.resolve("cache"))) {
      cache.clean(Set.of(PackageName.parse("demo")), () -> {});
    }
    assertThat(sync(kind, "1.0")).containsExactly("build demo");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void changedSourceIsBuiltAgain(Kind kind) throws IOException {
    offer(kind, "1.0");
    compile(kind);
    sync(kind, "1.0");
    offer(kind, "1.1");
    assertThat(sync(kind, "1.1")).containsExactly("build demo");
    assertThat(compile(kind)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void damagedWheelIsBuiltAgain(Kind kind) throws IOException {
    offer(kind, "1.0");
    sync(kind, "1.0");
    try (BuildRun run = world.run()) {
      Path metadata =
          run.wheel(source(run, kind)).directory().resolve("demo-1.0.dist-info/METADATA");
      Files.writeString(metadata, "edited");
    }
    assertThat(sync(kind, "1.0")).containsExactly("build demo");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void damagedRecordIsMadeAgain(Kind kind) throws IOException {
    offer(kind, "1.0");
    sync(kind, "1.0");
    List<Path> records;
    try (var files = Files.walk(folder.resolve("cache/built-wheels-v0"))) {
      records = files.filter(file -> file.endsWith("metadata")).toList();
    }
    assertThat(records).hasSize(1);
    Files.writeString(records.getFirst(), "garbage");
    assertThat(compile(kind)).containsExactly("prepare demo");
    assertThat(sync(kind, "1.0")).containsExactly("build demo");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void originIsRecorded(Kind kind) throws IOException {
    offer(kind, "1.0");
    try (BuildRun run = world.run()) {
      CachedWheel wheel = run.wheel(source(run, kind));
      switch (kind) {
        case REGISTRY -> assertThat(wheel.directUrl()).isEmpty();
        case URL ->
            assertThat(wheel.directUrl().orElseThrow())
                .isInstanceOfSatisfying(
                    DirectUrlRecord.ArchiveInfo.class,
                    info -> {
                      assertThat(info.url()).isEqualTo(index.base() + "/put/main.zip");
                      assertThat(info.hashes().sha256()).isPresent();
                    });
        case GIT ->
            assertThat(wheel.directUrl().orElseThrow())
                .isInstanceOfSatisfying(
                    DirectUrlRecord.VcsInfo.class,
                    info -> {
                      assertThat(info.url()).isEqualTo("file://" + folder.resolve("repo"));
                      assertThat(info.commit()).hasSize(40);
                      assertThat(info.requestedRevision()).contains("main");
                    });
        case ARCHIVE ->
            assertThat(wheel.directUrl().orElseThrow().url())
                .isEqualTo("file://" + folder.resolve("demo.tar.gz"));
        case FOLDER, EDITABLE ->
            assertThat(wheel.directUrl())
                .contains(
                    new DirectUrlRecord.DirInfo(
                        "file://" + folder.resolve("project"), "", kind == Kind.EDITABLE));
      }
    }
  }

  /** Makes the source, or changes it to another version. */
  private void offer(Kind kind, String version) throws IOException {
    SdistMaker maker = SdistMaker.of("demo", version).metadataLine(DYNAMIC);
    switch (kind) {
      case REGISTRY -> {
        index.remove("demo", "demo-1.0.tar.gz");
        index.serve(maker.make());
      }
      case URL ->
          index.put(
              "/put/main.zip", Reply.ok("application/octet-stream", maker.zip().make().bytes()));
      case GIT -> {
        LocalGitRepository repository = LocalGitRepository.create(folder.resolve("repo"));
        write(repository.folder(), maker.tree());
        repository.commit(version);
      }
      case ARCHIVE -> {
        Path archive = folder.resolve("demo.tar.gz");
        Files.write(archive, maker.make().bytes());
        touch(archive, version);
      }
      case FOLDER, EDITABLE -> {
        write(folder.resolve("project"), maker.tree());
        touch(folder.resolve("project/pyproject.toml"), version);
      }
    }
  }

  private SourceDistribution source(BuildRun run, Kind kind) {
    return switch (kind) {
      case REGISTRY -> run.ofIndex("demo");
      case URL -> BuildRun.at("demo", index.base() + "/put/main.zip");
      case GIT -> BuildRun.at("demo", "git+file://" + folder.resolve("repo") + "@main");
      case ARCHIVE -> BuildRun.at("demo", folder.resolve("demo.tar.gz").toString());
      case FOLDER -> BuildRun.at("demo", folder.resolve("project").toString());
      case EDITABLE -> {
        var directory =
            (SourceDistribution.Directory)
                BuildRun.at("demo", folder.resolve("project").toString());
        yield new SourceDistribution.Directory(directory.name(), directory.source().asEditable());
      }
    };
  }

  private List<String> compile(Kind kind) {
    try (BuildRun run = world.run()) {
      assertThat(run.metadata(source(run, kind)).name()).hasToString("demo");
      return run.done();
    }
  }

  private List<String> sync(Kind kind, String version) throws IOException {
    try (BuildRun run = world.run()) {
      CachedWheel wheel = run.wheel(source(run, kind));
      Path metadata = wheel.directory().resolve("demo-" + version + ".dist-info/METADATA");
      assertThat(metadata).content().contains("Version: " + version + "\n");
      assertThat(leftovers()).isEmpty();
      return run.done();
    }
  }

  /** What builds have left in the cache's folder for temporary files. */
  private List<Path> leftovers() throws IOException {
    Path temporary = folder.resolve("cache/.tmp");
    try (var files = Files.walk(temporary)) {
      return files.filter(file -> file.endsWith("pyproject.toml")).toList();
    }
  }

  private static void touch(Path file, String version) throws IOException {
    Instant time = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(version.hashCode() & 0xffff);
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private static void write(Path folder, Map<String, byte[]> tree) throws IOException {
    Trees.delete(folder.resolve("demo"));
    for (Map.Entry<String, byte[]> file : tree.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.resolve("..").normalize());
      Files.write(target, file.getValue());
    }
  }
}

package dev.puffin.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.fs.FileLocks;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheTest {
  private static final PackageName FLASK = PackageName.parse("flask");
  private static final PackageName OTHER = PackageName.parse("flask-cors");

  @TempDir Path folder;

  @Test
  void tellsOtherProgramsWhatItIs() {
    Path root = folder.resolve("deep/cache");
    Cache.open(root).close();
    assertThat(root.resolve("CACHEDIR.TAG"))
        .content()
        .startsWith("Signature: 8a477f597d28d172789f06886806bc55");
    assertThat(root.resolve(".gitignore")).hasContent("*");
  }

  @Test
  void entriesHaveOneShape() {
    try (Cache cache = Cache.open(folder)) {
      assertThat(entry(cache, CacheOrigin.pypi(), FLASK, "flask-3.0.0-py3-none-any").path())
          .isEqualTo(folder.resolve("wheels-v0/pypi/flask/flask-3.0.0-py3-none-any"));
      assertThat(cache.entry(CacheBucket.INTERPRETER, "abc").path())
          .isEqualTo(folder.resolve("interpreter-v0/abc"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "../x", "a\\b", "a\0b"})
  void noNameLeadsOutOfTheCache(String name) {
    try (Cache cache = Cache.open(folder)) {
      assertThatThrownBy(() -> entry(cache, CacheOrigin.pypi(), FLASK, name))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void storedContentIsRead() {
    try (Cache cache = Cache.open(folder)) {
      CacheEntry entry = entry(cache, CacheOrigin.pypi(), FLASK, "page");
      assertThat(entry.read()).isEmpty();
      assertThat(entry.store(bytes("content"))).isTrue();
      assertThat(text(entry.read())).contains("content");
      assertThat(entry.store(bytes("new"))).isTrue();
      assertThat(text(entry.read())).contains("new");
    }
  }

  @Test
  void whatComesWhenTheRunHasEndedIsNotKept() {
    Cache cache = Cache.open(folder);
    CacheEntry entry = entry(cache, CacheOrigin.pypi(), FLASK, "page");
    cache.close();
    assertThat(entry.store(bytes("late"))).isFalse();
    assertThat(entry.path()).doesNotExist();
    assertThatThrownBy(cache::temporaryFolder)
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("the run has ended");
  }

  @Test
  void anyDamageToAStoredFileIsAMissAndIsRemoved() throws IOException {
    try (Cache cache = Cache.open(folder)) {
      CacheEntry entry = entry(cache, CacheOrigin.pypi(), FLASK, "page");
      entry.store(bytes("some content"));
      byte[] whole = Files.readAllBytes(entry.path());
      for (int i = 0; i < whole.length; i++) {
        byte[] flipped = whole.clone();
        flipped[i] ^= 0x10;
        Files.write(entry.path(), flipped);
        assertThat(entry.read()).as("byte %d", i).isEmpty();
        assertThat(entry.path()).doesNotExist();
        Files.write(entry.path(), java.util.Arrays.copyOf(whole, i));
        assertThat(entry.read()).as("length %d", i).isEmpty();
      }
    }
  }

  @Test
  void folderInPlaceOfAFileIsAMiss() throws IOException {
    try (Cache cache = Cache.open(folder)) {
      CacheEntry entry = entry(cache, CacheOrigin.pypi(), FLASK, "page");
      Files.createDirectories(entry.path().resolve("inside"));
      assertThat(entry.read()).isEmpty();
      assertThat(entry.store(bytes("content"))).isTrue();
      assertThat(text(entry.read())).contains("content");
    }
  }

  @Test
  void storingGivesBackTheSecondPartWhetherItIsKeptOrNot() throws IOException {
    try (Cache cache = Cache.open(folder)) {
      CacheEntry entry = entry(cache, CacheOrigin.pypi(), FLASK, "page");
      for (int size : new int[] {3, 300_000}) {
        ByteBuffer head = ByteBuffer.wrap(bytes("head"));
        ByteBuffer body = ByteBuffer.wrap(bytes("body".repeat(size)));
        assertThat(entry.storeAndRead(head, body)).isEqualTo(body);
        assertThat(text(entry.read())).contains("head" + "body".repeat(size));
        CacheEntry below = entry.child("below");
        assertThat(below.storeAndRead(head, body)).as("in a file").isEqualTo(body);
        assertThat(below.path()).doesNotExist();
      }
      assertThat(cache.temporaryFolder()).isEmptyDirectory();
    }
  }

  @Test
  void largeFilesAreReadWholeAndDamageToThemIsAMiss() throws IOException {
    byte[] content = new byte[200_000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 31);
    }
    try (Cache cache = Cache.open(folder)) {
      CacheEntry entry = entry(cache, CacheOrigin.pypi(), FLASK, "page");
      entry.store(content);
      assertThat(entry.read()).contains(ByteBuffer.wrap(content));
      byte[] whole = Files.readAllBytes(entry.path());
      for (int place : new int[] {0, 5, 100_000, whole.length - 1}) {
        byte[] flipped = whole.clone();
        flipped[place] ^= 0x10;
        Files.write(entry.path(), flipped);
        assertThat(entry.read()).as("byte %d", place).isEmpty();
        assertThat(entry.path()).doesNotExist();
        Files.write(entry.path(), java.util.Arrays.copyOf(whole, whole.length - 1 - place));
        assertThat(entry.read()).as("%d bytes fewer", place + 1).isEmpty();
      }
    }
  }

  @Test
  void readContentOutlivesItsReplacement() {
    byte[] content = new byte[200_000];
    try (Cache cache = Cache.open(folder)) {
      CacheEntry entry = entry(cache, CacheOrigin.pypi(), FLASK, "page");
      entry.store(content);
      Optional<ByteBuffer> read = entry.read();
      entry.store(bytes("new"));
      entry.remove();
      assertThat(read).contains(ByteBuffer.wrap(content));
    }
  }

  @Test
  void temporaryCacheIsGoneAtTheEnd() {
    Path root;
    try (Cache cache = Cache.temporary(folder)) {
      root = cache.root();
      assertThat(root).isDirectory();
      entry(cache, CacheOrigin.pypi(), FLASK, "page").store(bytes("x"));
    }
    assertThat(root).doesNotExist();
  }

  @Test
  void closingDeletesOwnTemporaryFiles() throws IOException {
    try (Cache cache = Cache.open(folder)) {
      Files.writeString(cache.temporaryFolder().resolve("download"), "half");
    }
    assertThat(folder.resolve(".tmp")).isEmptyDirectory();
  }

  @Test
  void laterRunSweepsWhatAKilledOneLeft() throws IOException {
    Path left = Files.createDirectories(folder.resolve(".tmp/123-abc/staged/pkg"));
    Files.writeString(left.resolve("file"), "half");
    Cache.open(folder).close(); // makes the lock file
    Cache.open(folder).close();
    assertThat(folder.resolve(".tmp")).doesNotExist();
  }

  @Test
  void nothingIsSweptWhileAnotherProcessWorks() throws IOException {
    Cache.open(folder).close();
    Path used = Files.createDirectories(folder.resolve(".tmp/123-abc"));
    try (FileLocks.Held _ = FileLocks.shared(folder.resolve(".lock"), CacheTest::noWait)) {
      Cache.open(folder).close();
    }
    assertThat(used).isDirectory();
  }

  @Test
  void temporariesOfADayAreSweptInAnyCase() throws IOException {
    Cache.open(folder).close();
    Path old = Files.createDirectories(folder.resolve(".tmp/123-abc"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    try (FileLocks.Held _ = FileLocks.shared(folder.resolve(".lock"), CacheTest::noWait)) {
      Cache.open(folder).close();
    }
    assertThat(old).doesNotExist();
  }

  @Test
  void cleanRemovesAPackageFromEveryBucketAndOrigin() throws IOException {
    try (Cache cache = Cache.open(folder)) {
      fill(cache, FLASK);
      fill(cache, OTHER);
      Removal removal = cache.clean(Set.of(FLASK), CacheTest::noWait);
      assertThat(removal.entries()).isEqualTo(6);
      assertThat(removal.files()).isEqualTo(10);
      assertThat(removal.bytes()).isPositive();
      try (Stream<Path> all = Files.walk(folder)) {
        assertThat(all.filter(path -> path.endsWith("flask"))).isEmpty();
      }
      assertThat(entry(cache, CacheOrigin.pypi(), OTHER, "flask-cors-1-py3-none-any").path())
          .isDirectory();
      assertThat(cache.clean(Set.of(FLASK), CacheTest::noWait)).isEqualTo(Removal.NONE);
    }
  }

  @Test
  void cleanRemovesEverythingButTheFilesThatMakeItACache() throws IOException {
    try (Cache cache = Cache.open(folder)) {
      fill(cache, FLASK);
      cache.entry(CacheBucket.INTERPRETER, "one").store(bytes("x"));
      Files.createDirectories(cache.directory(CacheBucket.GIT).resolve("db/one"));
      Files.createDirectories(folder.resolve("wheels-v99/old"));
      Removal removal = cache.clean(CacheTest::noWait);
      assertThat(removal.entries()).isGreaterThan(6);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsOnly(".lock", ".gitignore", "CACHEDIR.TAG", ".tmp");
    }
    assertThat(folder.resolve(".tmp")).isEmptyDirectory();
  }

  @Test
  void cleanWaitsForOtherProcesses() throws Exception {
    AtomicBoolean waited = new AtomicBoolean();
    Thread cleaning;
    try (Cache cache = Cache.open(folder)) {
      fill(cache, FLASK);
      try (FileLocks.Held _ = FileLocks.shared(folder.resolve(".lock"), CacheTest::noWait)) {
        cleaning =
            Thread.ofPlatform().start(() -> cache.clean(Set.of(FLASK), () -> waited.set(true)));
        while (!waited.get()) {
          Thread.sleep(2);
        }
        assertThat(entry(cache, CacheOrigin.pypi(), FLASK, "flask-1-py3-none-any").path())
            .isDirectory();
      }
      cleaning.join();
      assertThat(entry(cache, CacheOrigin.pypi(), FLASK, "flask-1-py3-none-any").path())
          .doesNotExist();
    }
  }

  @Test
  void pruneRemovesOldBucketsAndWhatNobodyUses() throws IOException {
    try (Cache cache = Cache.open(folder)) {
      Files.writeString(Files.createDirectories(folder.resolve("wheels-v99")).resolve("x"), "old");
      Path broken = entry(cache, CacheOrigin.pypi(), FLASK, "flask-1-py3-none-any").path();
      Files.writeString(Files.createDirectories(broken).resolve("file"), "no manifest");
      wheel(cache, OTHER, "flask-cors-1-py3-none-any");
      Removal removal =
          cache.prune(
              new PruneRequest(Optional.empty(), false, OptionalLong.empty()), CacheTest::noWait);
      assertThat(removal.entries()).isEqualTo(2);
      assertThat(folder.resolve("wheels-v99")).doesNotExist();
      assertThat(broken).doesNotExist();
      assertThat(broken.getParent()).doesNotExist();
      assertThat(entry(cache, CacheOrigin.pypi(), OTHER, "flask-cors-1-py3-none-any").path())
          .isDirectory();
    }
  }

  @Test
  void pruneForCiRemovesFetchedWheelsOnly() throws IOException {
    try (Cache cache = Cache.open(folder)) {
      Path fetched = wheel(cache, FLASK, "flask-1-py3-none-any");
      Path built =
          cache
              .directory(CacheBucket.BUILT_WHEELS)
              .resolve("pypi/flask/flask-1.tar.gz/flask-1-py3-none-any");
      Files.createDirectories(built.getParent());
      Files.move(wheel(cache, OTHER, "flask-cors-1-py3-none-any"), built);
      PruneRequest request = new PruneRequest(Optional.empty(), true, OptionalLong.empty());
      cache.prune(request, CacheTest::noWait);
      assertThat(fetched).doesNotExist();
      assertThat(built).isDirectory();
    }
  }

  @Test
  void pruneRemovesTheLeastRecentlyUsedFirst() throws IOException {
    try (Cache cache = Cache.open(folder)) {
      for (int i = 0; i < 4; i++) {
        Path wheel = wheel(cache, FLASK, "flask-" + i + "-py3-none-any");
        setUsed(wheel.resolve(TreeManifest.FILE_NAME), Duration.ofDays(10 - i));
      }
      long each = cache.size().bytes() / 4;
      cache.prune(
          new PruneRequest(Optional.empty(), false, OptionalLong.of(2 * each)), CacheTest::noWait);
      assertThat(cache.shard(CacheBucket.WHEELS, CacheOrigin.pypi(), FLASK).directories())
          .containsExactly("flask-2-py3-none-any", "flask-3-py3-none-any");
    }
  }

  @Test
  void pruneRemovesWhatWasNotUsedForLong() throws IOException {
    try (Cache cache = Cache.open(folder)) {
      Path old = wheel(cache, FLASK, "flask-1-py3-none-any");
      setUsed(old.resolve(TreeManifest.FILE_NAME), Duration.ofDays(40));
      wheel(cache, FLASK, "flask-2-py3-none-any");
      PruneRequest request =
          new PruneRequest(Optional.of(Duration.ofDays(30)), false, OptionalLong.empty());
      assertThat(cache.prune(request, CacheTest::noWait).entries()).isEqualTo(1);
      assertThat(cache.shard(CacheBucket.WHEELS, CacheOrigin.pypi(), FLASK).directories())
          .containsExactly("flask-2-py3-none-any");
    }
  }

  @Test
  void sizeCountsFilesAndBytes() {
    try (Cache cache = Cache.open(folder)) {
      long before = cache.size().bytes();
      entry(cache, CacheOrigin.pypi(), FLASK, "page").store(new byte[1000]);
      assertThat(cache.size().bytes() - before).isBetween(1000L, 1100L);
    }
  }

  @Test
  void originsDoNotDependOnCredentials() {
    assertThat(CacheOrigin.index("https://user:secret@host/simple"))
        .isEqualTo(CacheOrigin.index("https://host/simple"))
        .isNotEqualTo(CacheOrigin.index("https://host/other"));
    assertThat(CacheOrigin.url("https://user:p%40ss@host/a@b.whl"))
        .isEqualTo(CacheOrigin.url("https://host/a@b.whl"));
    assertThat(CacheOrigin.git("https://t@host/r", "sub", "abc1234").directoryName())
        .startsWith("git-")
        .endsWith("-abc1234")
        .isNotEqualTo(CacheOrigin.git("https://host/r", "", "abc1234").directoryName());
  }

  private static void fill(Cache cache, PackageName name) throws IOException {
    String wheel = name.value() + "-1-py3-none-any";
    for (CacheOrigin origin : List.of(CacheOrigin.pypi(), CacheOrigin.url("https://h/x"))) {
      CacheEntry entry = entry(cache, origin, name, wheel);
      Files.writeString(Files.createDirectories(entry.path()).resolve("file"), "content");
      Files.writeString(entry.path().resolve(TreeManifest.FILE_NAME), "content");
      entry.withSuffix(".metadata").store(bytes("metadata"));
      cache.shard(CacheBucket.SIMPLE, origin, name).entry("page").store(bytes("page"));
    }
    for (CacheOrigin origin :
        List.of(CacheOrigin.git("https://h/r", "", "abc"), CacheOrigin.path("/a/b"))) {
      Path built = cache.shard(CacheBucket.BUILT_WHEELS, origin, name).shard("source").path();
      Files.writeString(Files.createDirectories(built).resolve("metadata"), "x");
    }
  }

  private static Path wheel(Cache cache, PackageName name, String stem) throws IOException {
    Path path = entry(cache, CacheOrigin.pypi(), name, stem).path();
    Files.write(Files.createDirectories(path).resolve("file"), new byte[10_000]);
    Files.writeString(path.resolve(TreeManifest.FILE_NAME), "content");
    return path;
  }

  private static void setUsed(Path file, Duration ago) throws IOException {
    FileTime time = FileTime.from(Instant.now().minus(ago));
    Files.setAttribute(file, "lastAccessTime", time);
    Files.setLastModifiedTime(file, time);
  }

  private static CacheEntry entry(Cache cache, CacheOrigin origin, PackageName name, String entry) {
    return cache.entry(CacheBucket.WHEELS, origin, name, entry);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<String> text(Optional<ByteBuffer> content) {
    return content.map(buffer -> StandardCharsets.UTF_8.decode(buffer).toString());
  }

  private static void noWait() {}

  @Test
  void keepsTheNewestEntriesOfABucketOnceThereAreTwiceAsMany() throws IOException {
    try (Cache cache = Cache.open(folder)) {
      for (int i = 1; i <= 5; i++) {
        CacheEntry entry = cache.entry(CacheBucket.RESOLUTIONS, "entry" + (6 - i));
        entry.store(bytes("content"));
        Files.setLastModifiedTime(entry.path(), FileTime.fromMillis(i * 1_000_000L));
        if (i == 4) {
          cache.keepNewest(CacheBucket.RESOLUTIONS, 2);
          assertThat(cache.directory(CacheBucket.RESOLUTIONS)).isDirectoryContaining("glob:**5");
        }
      }
      cache.keepNewest(CacheBucket.RESOLUTIONS, 2);
      try (Stream<Path> left = Files.list(cache.directory(CacheBucket.RESOLUTIONS))) {
        assertThat(left.map(path -> path.getFileName().toString()))
            .containsExactlyInAnyOrder("entry1", "entry2");
      }
    }
  }
}

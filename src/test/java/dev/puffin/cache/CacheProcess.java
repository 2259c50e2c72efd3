package dev.puffin.cache;

import dev.puffin.fs.StagingDirectory;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What another process does to a cache, for tests; says on its output how far it is. */
final class CacheProcess {
  private CacheProcess() {}

  /** Arguments: what to do, and the folder. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "stage" -> stage(folder);
      case "temporary" -> temporary(folder);
      default -> publish(folder);
    }
  }

  /** Starts it. */
  static Process start(String what, Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath(),
            CacheProcess.class.getName(),
            what,
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Where the classes are that it needs, however this test was started. */
  private static String classPath() {
    List<String> places = new ArrayList<>();
    for (Class<?> type : List.of(Cache.class, CacheProcess.class, LoggerFactory.class)) {
      URI place = URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString());
      places.add(Path.of(place).toString());
    }
    return String.join(System.getProperty("path.separator"), places);
  }

  /** Gets as far as just before the move, and stays there. */
  private static void stage(Path folder) throws Exception {
    Cache cache = Cache.open(folder);
    StagingDirectory staged = cache.stage();
    Files.writeString(staged.path().resolve("file"), "half");
    sayAndWait(staged.path().toString());
  }

  private static void temporary(Path folder) throws Exception {
    Cache cache = Cache.temporary(folder);
    Files.writeString(cache.temporaryFolder().resolve("file"), "x");
    sayAndWait(cache.root().toString());
  }

  /** Publishes the same entries as others do at the same time. */
  private static void publish(Path folder) throws Exception {
    try (Cache cache = Cache.open(folder)) {
      for (int i = 0; i < 50; i++) {
        CacheEntry entry = entry(cache, i);
        try (StagingDirectory staged = cache.stage()) {
          for (int file = 0; file < 5; file++) {
            Files.writeString(staged.path().resolve("file" + file), "content " + i);
          }
          entry.publish(staged);
        }
        entry.withSuffix(".metadata").store(new byte[i]);
      }
    }
  }

  static CacheEntry entry(Cache cache, int number) {
    return cache.entry(
        CacheBucket.WHEELS, CacheOrigin.pypi(), PackageName.parse("demo"), "demo-" + number);
  }

  private static void sayAndWait(String text) throws InterruptedException {
    System.out.println(text);
    Thread.sleep(60_000);
  }
}

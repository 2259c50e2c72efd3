package dev.puffin.session;

import dev.puffin.cache.Cache;
import dev.puffin.settings.CacheOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the folder of the cache: an option, a variable, or the platform's cache folder. */
public final class CacheFolder {
  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final String system;

  /** The folder as seen from a context. */
  public CacheFolder(CommandContext context) {
    this(context.environment(), context.workingDirectory(), System.getProperty("os.name", ""));
  }

  public CacheFolder(Map<String, String> environment, Path workingDirectory, String system) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
    this.system = system;
  }

  /** Opens the cache that the options and the environment name. */
  public static Cache open(CommandContext context, CacheOptions options) {
    if (options.disabled()) {
      return Cache.temporary(Path.of(System.getProperty("java.io.tmpdir")));
    }
    return Cache.open(
        new CacheFolder(context).path(options.directory()),
        () -> context.printer().note("Waiting for another puffin that cleans the cache ..."));
  }

  /** The folder, absolute. */
  public Path path(Optional<Path> option) {
    return option
        .or(() -> variable("PUFFIN_CACHE_DIR"))
        .map(workingDirectory::resolve)
        .orElseGet(this::standard);
  }

  private Path standard() {
    if (system.startsWith("Windows")) {
      return variable("LOCALAPPDATA")
          .orElseGet(() -> HomeFolder.of(environment).resolve("AppData").resolve("Local"))
          .resolve("puffin")
          .resolve("cache");
    }
    if (system.startsWith("Mac")) {
      return HomeFolder.of(environment).resolve("Library").resolve("Caches").resolve("puffin");
    }
    // a relative XDG_CACHE_HOME is to be ignored, says the XDG specification
    return variable("XDG_CACHE_HOME")
        .filter(Path::isAbsolute)
        .orElseGet(() -> HomeFolder.of(environment).resolve(".cache"))
        .resolve("puffin");
  }

  private Optional<Path> variable(String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
  }
}

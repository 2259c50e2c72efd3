package dev.puffin.cli;

import dev.puffin.settings.CacheOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Where things are kept, and what of it is believed. */
final class CacheFlags {
  static final Option CACHE_DIR =
      Option.value(
          OptionGroup.CACHE,
          "DIR",
          "Where to keep pages, wheels and builds (also PUFFIN_CACHE_DIR)",
          "--cache-dir");
  private static final Option NO_CACHE =
      Option.flag(
          OptionGroup.CACHE,
          "Use a temporary cache that is gone at the end",
          "--no-cache",
          "--no-cache-dir");
  private static final Option REFRESH =
      Option.flag(
          OptionGroup.CACHE, "Ask again for everything that is cached", "--refresh", "--rebuild");
  private static final Option REFRESH_PACKAGE =
      Option.list(
          OptionGroup.CACHE,
          "NAME",
          "Ask again for what is cached of this package",
          "--refresh-package");

  private static final Option LIMIT =
      Option.value(
          OptionGroup.CACHE,
          "SIZE",
          "Remove what was not used for longest when the cache is larger after the run, as 10GB"
              + " (also PUFFIN_CACHE_LIMIT)",
          "--cache-limit");

  static final List<Option> ALL = List.of(CACHE_DIR, NO_CACHE, REFRESH, REFRESH_PACKAGE, LIMIT);

  private CacheFlags() {}

  /** The choice on the command line. */
  static CacheOptions read(Arguments arguments) {
    return new CacheOptions(
        arguments.value(CACHE_DIR).map(Path::of),
        arguments.has(NO_CACHE),
        arguments.has(REFRESH),
        arguments
            .value(LIMIT)
            .map(text -> OptionalLong.of(Values.bytes(LIMIT, text)))
            .orElse(OptionalLong.empty()),
        Values.packageNames(arguments.values(REFRESH_PACKAGE)));
  }
}

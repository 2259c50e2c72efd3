package dev.puffin.session;

import dev.puffin.http.CachedHttp;
import dev.puffin.index.SimpleIndex;
import dev.puffin.requirements.FileOption;
import java.util.List;

/**
 * The way to indexes.
 *
 * @param configuration what holds
 * @param sources where packages are looked for
 * @param fileOptions options of requirements files
 * @param http fetches through the cache
 * @param index what the sources offer
 */
record IndexAccess(
    Configuration configuration,
    PackageSources sources,
    List<FileOption> fileOptions,
    CachedHttp http,
    SimpleIndex index) {

  /** Whether it is made for just these. */
  boolean is(Configuration other, PackageSources places, List<FileOption> options) {
    return configuration == other && sources.equals(places) && fileOptions.equals(options);
  }
}

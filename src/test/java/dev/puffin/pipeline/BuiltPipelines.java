package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.concurrent.Permits;
import dev.puffin.error.Warnings;
import dev.puffin.http.CachedHttp;
import dev.puffin.http.Freshness;
import dev.puffin.http.HttpClient;
import dev.puffin.index.RemoteMetadata;
import dev.puffin.trace.Trace;

/** Pipelines for tests; each knows no more than its cache does. */
final class BuiltPipelines {
  private BuiltPipelines() {}

  static BuiltPipeline of(Cache cache, HttpClient client, Freshness freshness) {
    CachedHttp http = CachedHttp.of(client, freshness, Warnings.none());
    Downloads downloads = new Downloads(client, cache, Reporter.silent());
    WheelUnzipper unzipper = new WheelUnzipper(cache, Permits.of(2, 2), Trace.off());
    return new BuiltPipeline(
        new FetchedWheels(cache, http, downloads, unzipper),
        new WheelMetadata(new WheelEntries(cache)),
        RemoteMetadata.of(http, cache, Trace.off()),
        Reporter.silent());
  }
}

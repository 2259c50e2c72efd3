package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.concurrent.Permits;
import dev.puffin.http.CachedHttp;
import dev.puffin.index.RemoteMetadata;
import dev.puffin.trace.Trace;

/**
 * What a pipeline works with.
 *
 * @param cache where everything goes
 * @param http fetches
 * @param remoteMetadata finds the metadata of wheels without fetching them
 * @param permits how much may go on at once
 * @param reporter is told what is done
 * @param trace of the work
 */
public record PipelineParts(
    Cache cache,
    CachedHttp http,
    RemoteMetadata remoteMetadata,
    Permits permits,
    Reporter reporter,
    Trace trace) {}

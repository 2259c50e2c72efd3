package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.concurrent.Permits;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.http.CachedHttp;
import dev.puffin.trace.Trace;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a pipeline works with.
 *
 * @param cache where everything goes
 * @param http fetches
 * @param remoteMetadata the metadata of a wheel of an index without fetching the whole; empty where
 *     that is not possible
 * @param permits how much may go on at once
 * @param reporter is told what is done
 * @param trace of the work
 */
public record PipelineParts(
    Cache cache,
    CachedHttp http,
    Function<BuiltDistribution.Registry, Optional<CoreMetadata>> remoteMetadata,
    Permits permits,
    Reporter reporter,
    Trace trace) {}

package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.SourceDistribution;
import java.util.Optional;

/**
 * Brings distributions into the cache: fetches, checks, builds and unzips them without a barrier in
 * between, each once per run, however many ask. Used by many threads.
 */
public final class WheelPipeline {
  private final BuiltPipeline built;

  /** A pipeline of these parts. */
  public WheelPipeline(PipelineParts parts) {
    Cache cache = parts.cache();
    Downloads downloads = new Downloads(parts.http().client(), cache, parts.reporter());
    WheelUnzipper unzipper = new WheelUnzipper(cache, parts.permits(), parts.trace());
    this.built =
        new BuiltPipeline(
            new FetchedWheels(cache, parts.http(), downloads, unzipper),
            new WheelMetadata(new WheelEntries(cache)),
            parts.remoteMetadata(),
            parts.reporter());
  }

  /**
   * The distribution as an unzipped wheel in the cache.
   *
   * @param policy which files are acceptable
   * @throws HashMismatchException if the file is not acceptable, or not the one promised
   * @throws DistributionException if it can't be fetched, or is damaged
   */
  public CachedWheel wheel(Distribution distribution, HashPolicy policy) {
    return switch (distribution) {
      case BuiltDistribution wheel -> built.wheel(wheel, policy);
      case SourceDistribution source -> throw new UnsupportedOperationException(source.display());
    };
  }

  /**
   * The distribution as an unzipped wheel, if it lies in the cache, is whole and acceptable. Asks
   * no server, and so finds nothing for URLs.
   */
  public Optional<CachedWheel> cached(Distribution distribution, HashPolicy policy) {
    return switch (distribution) {
      case BuiltDistribution wheel -> built.cached(wheel, policy);
      case SourceDistribution _ -> Optional.empty();
    };
  }

  /**
   * What the distribution says about itself: from the cache, the index, a part of the wheel, or the
   * whole of it.
   *
   * @throws DistributionException if it can't be fetched, or can't be understood
   */
  public CoreMetadata metadata(Distribution distribution) {
    return switch (distribution) {
      case BuiltDistribution wheel -> built.metadata(wheel);
      case SourceDistribution source -> throw new UnsupportedOperationException(source.display());
    };
  }

  /** Starts to find out what {@link #metadata} will be asked for, and does not wait. */
  public void prefetchMetadata(Distribution distribution) {
    switch (distribution) {
      case BuiltDistribution wheel -> built.startMetadata(wheel);
      case SourceDistribution _ -> {}
    }
  }
}

package dev.puffin.pipeline;

import dev.puffin.cache.Cache;
import dev.puffin.cache.TreeCheck;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.dist.WheelFilename;
import dev.puffin.pep508.PackageName;
import java.util.Optional;

/**
 * Brings distributions into the cache: fetches, checks, builds and unzips them without a barrier in
 * between, each once per run, however many ask. Used by many threads.
 */
public final class WheelPipeline {
  private final BuiltPipeline built;
  private final SourceBuilds sources;
  private final FileDigests digests;
  private final Optional<SourceDistribution> neededBy;

  private WheelPipeline(
      BuiltPipeline built,
      SourceBuilds sources,
      FileDigests digests,
      Optional<SourceDistribution> neededBy) {
    this.built = built;
    this.sources = sources;
    this.digests = digests;
    this.neededBy = neededBy;
  }

  /** A pipeline of these parts. */
  public static WheelPipeline of(PipelineParts parts, SourceParts sourceParts) {
    Cache cache = parts.cache();
    Downloads downloads = new Downloads(parts.http().client(), cache, parts.reporter());
    WheelUnzipper unzipper = new WheelUnzipper(cache, parts.permits(), parts.trace());
    BuiltPipeline built =
        new BuiltPipeline(
            new FetchedWheels(cache, parts.http(), downloads, unzipper),
            new WheelMetadata(new WheelEntries(cache)),
            parts.remoteMetadata(),
            parts.reporter());
    SourcePipeline sources = SourcePipeline.of(parts, sourceParts, downloads, unzipper);
    return new WheelPipeline(
        built,
        new SourceBuilds(sources, parts.reporter()),
        new FileDigests(downloads, new LocalWheels(new TreeCheck(cache))),
        Optional.empty());
  }

  /**
   * The same pipeline, asked for what a build needs, so that builds that need each other are found.
   */
  WheelPipeline neededBy(SourceDistribution build) {
    return new WheelPipeline(built, sources, digests, Optional.of(build));
  }

  /** The build that this is asked for. */
  Optional<SourceDistribution> neededBy() {
    return neededBy;
  }

  /** Whether it is asked for what a build needs. */
  boolean isForBuild() {
    return neededBy.isPresent();
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
      case SourceDistribution source -> sources.wheel(source, policy, this);
    };
  }

  /**
   * The distribution as an unzipped wheel, if it lies in the cache, is whole and acceptable. Asks
   * no server, and so finds nothing for URLs.
   */
  public Optional<CachedWheel> cached(Distribution distribution, HashPolicy policy) {
    return switch (distribution) {
      case BuiltDistribution wheel -> built.cached(wheel, policy);
      case SourceDistribution source -> sources.cached(source, policy);
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
      case SourceDistribution source -> sources.metadata(source, this);
    };
  }

  /**
   * The digests of what is at a distribution's URL now. The server is asked as HTTP says about what
   * the cache knows of that URL, and for what the user wants refreshed; about nothing else.
   *
   * @return empty if nothing is known, or it is at no URL
   * @throws DistributionException if the server has to be asked and does not answer
   */
  public Optional<Hashes> recheck(Distribution distribution) {
    return switch (distribution) {
      case BuiltDistribution.DirectUrl wheel -> built.recheck(wheel);
      case SourceDistribution.DirectUrl archive -> sources.recheck(archive);
      case BuiltDistribution _, SourceDistribution _ -> Optional.empty();
    };
  }

  /** Starts to find out what {@link #metadata} will be asked for, and does not wait. */
  public void prefetchMetadata(Distribution distribution) {
    switch (distribution) {
      case BuiltDistribution wheel -> built.startMetadata(wheel);
      case SourceDistribution source -> sources.startMetadata(source, this);
    }
  }

  /**
   * The distribution as it is to be written down: of a git repository, with the commit that its
   * reference means now, and has meant since it was first asked for.
   */
  public Distribution precise(Distribution distribution) {
    return switch (distribution) {
      case BuiltDistribution wheel -> wheel;
      case SourceDistribution source -> sources.precise(source);
    };
  }

  /**
   * The digests of a file that belongs to a distribution, where neither the index nor the URL tells
   * them. The file is read for that, from a server if need be.
   *
   * @param url of the file, {@code file:} or http(s)
   * @throws DistributionException if it can't be read
   */
  public Hashes digests(Distribution distribution, String url) {
    return digests.of(distribution, url);
  }

  /**
   * The name of the project at a place, for requirements that do not say it: by the wheel's file
   * name, else by the project's metadata, which is then known.
   *
   * @throws dev.puffin.error.PuffinException if it can't be found out
   */
  public PackageName name(SourceUrl place) {
    Optional<String> filename =
        switch (place) {
          case SourceUrl.Archive archive -> Optional.of(archive.filename());
          case SourceUrl.LocalArchive archive -> Optional.of(archive.filename());
          case SourceUrl.Git _, SourceUrl.LocalDirectory _ -> Optional.empty();
        };
    return filename
        .filter(WheelFilename::isWheel)
        .map(wheel -> WheelFilename.parse(wheel).name())
        .orElseGet(() -> sources.name(place, this));
  }
}

package dev.puffin.resolver;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.SourceUrl;
import dev.puffin.error.PuffinException;
import dev.puffin.index.Lookup;
import dev.puffin.index.ProjectPages;
import dev.puffin.index.SimpleIndex;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.DistributionException;
import dev.puffin.pipeline.WheelPipeline;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Learns about packages from indexes and from the files they offer. */
public final class IndexPackageSource implements PackageSource {
  private final SimpleIndex index;
  private final WheelPipeline pipeline;
  private final Map<PackageName, Releases> locked;

  /**
   * Pages from the index, metadata through the pipeline.
   *
   * @param locked what the index is not asked for
   */
  public IndexPackageSource(
      SimpleIndex index, WheelPipeline pipeline, Map<PackageName, Releases> locked) {
    this.index = index;
    this.pipeline = pipeline;
    this.locked = Map.copyOf(locked);
  }

  private record PageReleases(ProjectPages pages) implements Releases {
    @Override
    public List<Version> versions() {
      return pages.versions();
    }

    @Override
    public long fingerprint() {
      return pages.fingerprint();
    }

    @Override
    public int tiers() {
      return pages.tiers().size();
    }

    @Override
    public int tier(Version version) {
      List<ProjectPages.Tier> tiers = pages.tiers();
      int tier = 0;
      while (tier < tiers.size() - 1 && tiers.get(tier).files(version).isEmpty()) {
        tier++;
      }
      return tier;
    }

    @Override
    public List<IndexFile> files(Version version) {
      return tiers() < 2 ? pages.files(version) : pages.tiers().get(tier(version)).files(version);
    }
  }

  @Override
  public Optional<Releases> releases(PackageName name) {
    Releases known = locked.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    ProjectPages pages = index.project(name);
    return pages.isEmpty() ? Optional.empty() : Optional.of(new PageReleases(pages));
  }

  @Override
  public Map<PackageName, Long> knownFingerprints(Collection<PackageName> names) {
    return locked.isEmpty() ? index.knownFingerprints(names) : Map.of();
  }

  @Override
  public Unusable absence(PackageName name) {
    List<Lookup> lookups = index.project(name).lookups();
    for (Lookup lookup : lookups) {
      if (lookup.outcome() == Lookup.Outcome.OFFLINE) {
        return new Unusable.Offline();
      }
    }
    return new Unusable.NotFound(lookups.stream().map(Lookup::toString).toList());
  }

  @Override
  public boolean hasReleases(PackageName name) {
    return locked.containsKey(name) || index.isLoaded(name);
  }

  @Override
  public void prefetchReleases(PackageName name, Runnable fetching) {
    if (!locked.containsKey(name)) {
      index.prefetch(name, fetching);
    }
  }

  @Override
  public CoreMetadata metadata(Distribution distribution) {
    try {
      return pipeline.metadata(distribution);
    } catch (DistributionException e) {
      if (e.isUnusable()) {
        throw new UnusableException(new Unusable.BadMetadata(e.problem().message()), e);
      }
      if (e.isOffline()) {
        throw new UnusableException(new Unusable.Offline(), e);
      }
      throw e;
    }
  }

  @Override
  public void prefetchMetadata(Distribution distribution) {
    pipeline.prefetchMetadata(distribution);
  }

  @Override
  public Distribution pinned(Distribution distribution) {
    return pipeline.precise(distribution);
  }

  @Override
  public PackageName name(SourceUrl place) {
    return pipeline.name(place);
  }

  @Override
  public void inBackground(Runnable task) {
    Thread.startVirtualThread(() -> {
      try {
        task.run();
      } catch (PuffinException e) {
        // Whoever asks for the result itself gets the failure; this only asked ahead.
        return;
      }
    });
  }
}

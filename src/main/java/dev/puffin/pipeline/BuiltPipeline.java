package dev.puffin.pipeline;

import dev.puffin.concurrent.OnceMap;
import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.InvalidMetadataException;
import dev.puffin.index.RemoteMetadata;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The way of wheels that need no build: each is fetched and unzipped once per run. */
final class BuiltPipeline {
  private final FetchedWheels wheels;
  private final WheelMetadata kept;
  private final RemoteMetadata remote;
  private final Reporter reporter;
  private final OnceMap<String, CachedWheel> fetched = new OnceMap<>();
  private final OnceMap<String, CoreMetadata> metadata = new OnceMap<>();
  private final OnceMap<String, Optional<CoreMetadata>> offered = new OnceMap<>();

  BuiltPipeline(
      FetchedWheels wheels, WheelMetadata kept, RemoteMetadata remote, Reporter reporter) {
    this.wheels = wheels;
    this.kept = kept;
    this.remote = remote;
    this.reporter = reporter;
  }

  CachedWheel wheel(BuiltDistribution wheel, HashPolicy policy) {
    CachedWheel found = wheel(wheel, List.of());
    if (policy.needsMoreThan(found.hashes())) {
      found = wheel(wheel, Digests.known(policy.allowed().keySet()));
    }
    if (!policy.accepts(found.hashes())) {
      throw HashMismatchException.required(wheel, policy, found.hashes());
    }
    return found;
  }

  Optional<CachedWheel> cached(BuiltDistribution wheel, HashPolicy policy) {
    return fetched
        .ifDone(wheel.id())
        .or(() -> wheels.cached(wheel))
        .filter(known -> policy.accepts(known.hashes()));
  }

  Optional<Hashes> recheck(BuiltDistribution.DirectUrl wheel) {
    return wheels.mayRecheck(wheel)
        ? Optional.of(wheel(wheel, List.of()).hashes())
        : Optional.empty();
  }

  CoreMetadata metadata(BuiltDistribution wheel) {
    return metadata.get(wheel.id(), () -> readMetadata(wheel));
  }

  /**
   * Begins to read what may be needed. If the index offers the metadata by itself, but does not
   * have it, the wheel is left for those who really need it: a guess must not fetch wheels in vain.
   */
  void startMetadata(BuiltDistribution wheel) {
    if (wheel instanceof BuiltDistribution.Registry registry && registry.file().hasMetadata()) {
      offered.start(wheel.id(), () -> offered(registry));
    } else {
      metadata.start(wheel.id(), () -> readMetadata(wheel));
    }
  }

  private CachedWheel wheel(BuiltDistribution wheel, Collection<String> algorithms) {
    String key = algorithms.isEmpty() ? wheel.id() : wheel.id() + " " + algorithms;
    return fetched.get(
        key,
        () -> {
          CachedWheel found = wheels.get(wheel, algorithms);
          reporter.done(wheel);
          return found;
        });
  }

  private CoreMetadata readMetadata(BuiltDistribution wheel) {
    try {
      return switch (wheel) {
        case BuiltDistribution.Registry registry -> ofIndex(registry);
        case BuiltDistribution.DirectUrl _, BuiltDistribution.Path _ -> ofWheel(wheel);
      };
    } catch (InvalidMetadataException e) {
      throw DistributionException.unusable(wheel, FetchedWheels.location(wheel), e);
    }
  }

  /** From the cache, else from the server alone, else out of the wheel. */
  private CoreMetadata ofIndex(BuiltDistribution.Registry wheel) {
    return offered
        .get(wheel.id(), () -> offered(wheel))
        .or(() -> remote.inside(wheel))
        .orElseGet(() -> unzipped(wheel, wheel(wheel, HashPolicy.any())));
  }

  /** What is known without looking into a wheel on a server. */
  private Optional<CoreMetadata> offered(BuiltDistribution.Registry wheel) {
    return remote
        .cached(wheel)
        .or(() -> wheels.cached(wheel).map(unzipped -> unzipped(wheel, unzipped)))
        .or(() -> remote.beside(wheel));
  }

  private CoreMetadata unzipped(BuiltDistribution.Registry wheel, CachedWheel unzipped) {
    CoreMetadata found = UnzippedMetadata.read(unzipped);
    remote.keep(wheel, found);
    return found;
  }

  private CoreMetadata ofWheel(BuiltDistribution wheel) {
    CachedWheel cached = wheel(wheel, HashPolicy.any());
    Optional<CoreMetadata> known = kept.read(wheel, cached.hashes());
    if (known.isPresent()) {
      return known.get();
    }
    CoreMetadata found = UnzippedMetadata.read(cached);
    kept.store(wheel, cached.hashes(), found);
    return found;
  }
}

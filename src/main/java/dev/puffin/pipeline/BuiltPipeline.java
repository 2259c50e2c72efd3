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

  void startMetadata(BuiltDistribution wheel) {
    metadata.start(wheel.id(), () -> readMetadata(wheel));
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
    Optional<CoreMetadata> kept = remote.cached(wheel);
    if (kept.isPresent()) {
      return kept.get();
    }
    Optional<CachedWheel> unzipped = wheels.cached(wheel);
    if (unzipped.isEmpty()) {
      Optional<CoreMetadata> alone = remote.metadata(wheel);
      if (alone.isPresent()) {
        return alone.get();
      }
    }
    CoreMetadata found =
        UnzippedMetadata.read(unzipped.orElseGet(() -> wheel(wheel, HashPolicy.any())));
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

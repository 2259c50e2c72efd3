package dev.puffin.session;

import dev.puffin.dist.CachedWheel;
import dev.puffin.http.Freshness;
import dev.puffin.install.Wanted;
import dev.puffin.install.WheelSearch;
import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.HashPolicy;
import dev.puffin.pipeline.RegistryWheelIndex;
import dev.puffin.resolver.FormatPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the wheels of pins in the cache where no index has to be asked: the digests in the
 * requirements tell which wheel is meant, or there is no network to ask.
 */
public final class CachedPins implements WheelSearch {
  private final RegistryWheelIndex index;
  private final Freshness freshness;
  private final FormatPolicy formats;
  private final Map<PackageName, HashPolicy> policies = new HashMap<>();

  CachedPins(
      RegistryWheelIndex index,
      Freshness freshness,
      FormatPolicy formats,
      List<WantedPackage> wanted) {
    this.index = index;
    this.freshness = freshness;
    this.formats = formats;
    wanted.forEach(one -> policies.put(one.name(), one.policy()));
  }

  @Override
  public boolean mayFind(Wanted wanted) {
    boolean isTold =
        !policy(wanted).isAny() || freshness.connectivity() == Freshness.Connectivity.OFFLINE;
    return isTold
        && !freshness.mustAsk(wanted.name())
        && wanted.directUrl().isEmpty()
        && formats.allowsWheels(wanted.name());
  }

  @Override
  public Optional<CachedWheel> find(Wanted wanted) {
    return mayFind(wanted)
        ? pin(wanted).flatMap(version -> index.find(wanted.name(), version, policy(wanted)))
        : Optional.empty();
  }

  private HashPolicy policy(Wanted wanted) {
    return policies.getOrDefault(wanted.name(), HashPolicy.any());
  }

  private static Optional<Version> pin(Wanted wanted) {
    List<Specifier> specifiers = wanted.versions().specifiers();
    if (specifiers.size() != 1) {
      return Optional.empty();
    }
    Specifier only = specifiers.getFirst();
    return only.operator() == Operator.EQUAL && !only.wildcard()
        ? only.version()
        : Optional.empty();
  }
}

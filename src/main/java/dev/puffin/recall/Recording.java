package dev.puffin.recall;

import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.pep508.PackageName;
import dev.puffin.resolver.PackageSource;
import dev.puffin.resolver.Releases;
import dev.puffin.resolver.Unusable;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notes what is learned about packages while versions are chosen. What wheels of an index require
 * never changes; what builds tell, and files on this machine of which nobody gives a digest, may be
 * another thing next time, so a choice that rests on that is not repeatable.
 */
public final class Recording implements PackageSource {
  /** Of a project that no index knows. */
  static final long ABSENT = 0;

  private final PackageSource source;
  private final Map<PackageName, Long> seen = new ConcurrentHashMap<>();
  private final AtomicBoolean repeatable = new AtomicBoolean(true);

  Recording(PackageSource source) {
    this.source = source;
  }

  /** Whether the same pages lead to the same choice. */
  boolean isRepeatable() {
    return repeatable.get();
  }

  /** The projects that were looked at, each with the fingerprint of its pages. */
  SortedMap<PackageName, Long> seen() {
    return new TreeMap<>(seen);
  }

  static long fingerprint(Optional<Releases> releases) {
    return releases.map(Releases::fingerprint).orElse(ABSENT);
  }

  @Override
  public Optional<Releases> releases(PackageName name) {
    Optional<Releases> releases = source.releases(name);
    seen.put(name, fingerprint(releases));
    return releases;
  }

  @Override
  public Map<PackageName, Long> knownFingerprints(Collection<PackageName> names) {
    return source.knownFingerprints(names);
  }

  @Override
  public Unusable absence(PackageName name) {
    Unusable reason = source.absence(name);
    if (!(reason instanceof Unusable.NotFound)) {
      repeatable.set(false);
    }
    return reason;
  }

  @Override
  public boolean hasReleases(PackageName name) {
    return source.hasReleases(name);
  }

  @Override
  public void prefetchReleases(PackageName name, Runnable fetching) {
    source.prefetchReleases(name, fetching);
  }

  @Override
  public Optional<Releases> guessedReleases(PackageName name) {
    return source.guessedReleases(name);
  }

  @Override
  public CoreMetadata metadata(Distribution distribution) {
    if (!isLasting(distribution)) {
      repeatable.set(false);
    }
    return source.metadata(distribution);
  }

  /** Whether it has the same metadata as long as the index says the same of it. */
  private static boolean isLasting(Distribution distribution) {
    return distribution instanceof BuiltDistribution.Registry wheel
        && (wheel.file().hashes().haveSha256() || wheel.file().url().startsWith("http"));
  }

  @Override
  public Distribution pinned(Distribution distribution) {
    return source.pinned(distribution);
  }

  @Override
  public void prefetchMetadata(Distribution distribution) {
    source.prefetchMetadata(distribution);
  }

  @Override
  public PackageName name(SourceUrl place) {
    repeatable.set(false);
    return source.name(place);
  }

  @Override
  public void inBackground(Runnable task) {
    source.inBackground(task);
  }
}

package dev.puffin.resolver;

import dev.puffin.dist.BuiltDistribution;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
import dev.puffin.pubgrub.PackageId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks ahead for what the search will probably need: the page of a package once it is required, the
 * metadata of its likely version once all that is known of it was taken into account, and, when
 * several versions in a row were of no use, those of the next ones together. Nothing is built ahead
 * without a lower bound: old releases often can't be built any more, and are rarely what is taken.
 */
final class Prefetcher {
  private static final int FIRST_BATCH = 5;
  private static final int LARGEST_BATCH = 50;

  private final Universe universe;
  private final CandidateSelector selector;
  private final boolean metadataMatters;
  private final Map<PackageName, Tries> tries = new HashMap<>();

  Prefetcher(Universe universe, CandidateSelector selector, boolean metadataMatters) {
    this.universe = universe;
    this.selector = selector;
    this.metadataMatters = metadataMatters;
  }

  private static final class Tries {
    private final Set<Version> versions = new HashSet<>();
    private int nextBatch = FIRST_BATCH;
  }

  /** Something requires the package. */
  void required(PackageId id) {
    if (id instanceof PackageId.Project(PackageName name) && !universe.isFixed(name)) {
      universe.source().prefetchReleases(name);
    }
  }

  /** A version of the range will probably be tried. */
  void expect(PackageName name, VersionRange range) {
    if (universe.isFixed(name) || !metadataMatters) {
      return;
    }
    if (universe.source().hasReleases(name)) {
      prefetch(name, range, 1);
    } else {
      universe.source().inBackground(() -> prefetch(name, range, 1));
    }
  }

  /** A version is tried. */
  void tried(Candidates candidates, Version version, VersionRange range) {
    if (!metadataMatters) {
      return;
    }
    Tries ofPackage = tries.computeIfAbsent(candidates.name(), _ -> new Tries());
    if (ofPackage.versions.add(version) && ofPackage.versions.size() == ofPackage.nextBatch) {
      int batch = Math.clamp(ofPackage.nextBatch / 2, FIRST_BATCH, LARGEST_BATCH);
      ofPackage.nextBatch += batch;
      if (prefetch(candidates.name(), range, batch + 1) <= batch) {
        // each version of another package wants another one of this: they are taken in their order
        prefetch(candidates.name(), selector.beyond(candidates, version), batch);
      }
    }
  }

  /** Asks for the likely versions of a range, at most so many; returns how many there are. */
  private int prefetch(PackageName name, VersionRange range, int count) {
    Optional<Candidates> known = universe.candidates(name);
    if (known.isEmpty()) {
      return 0;
    }
    Candidates candidates = known.get();
    boolean bounded = !range.contains(candidates.versions().getFirst());
    List<Candidate.Usable> likely = selector.likely(candidates, range, count);
    for (Candidate.Usable usable : likely) {
      if (usable.described() instanceof BuiltDistribution || (bounded && count == 1)) {
        universe.source().prefetchMetadata(usable.described());
      }
    }
    return likely.size();
  }
}

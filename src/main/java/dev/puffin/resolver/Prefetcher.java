package dev.puffin.resolver;

import dev.puffin.dist.BuiltDistribution;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
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
  private final Universe universe;
  private final CandidateSelector selector;
  private final Guesses guesses;
  private final boolean metadataMatters;
  private final Lookahead lookahead = new Lookahead();
  private final Map<PackageName, Tries> tries = new HashMap<>();

  Prefetcher(
      Universe universe, CandidateSelector selector, Guesses guesses, boolean metadataMatters) {
    this.guesses = guesses;
    this.universe = universe;
    this.selector = selector;
    this.metadataMatters = metadataMatters;
  }

  private static final class Tries {
    private final Set<Version> versions = new HashSet<>();

    /** So many of the package, in their order, are tried or asked about. */
    private int asked = Lookahead.FIRST;

    /** Whether more have to be asked about: before the last of them is of no use either. */
    boolean areNearTheEnd() {
      return versions.size() == Math.max(Lookahead.FIRST, asked - 1);
    }
  }

  /** Something requires the package. */
  void required(ActiveRequirement requirement) {
    if (!universe.isFixed(requirement.name())) {
      guesses.required(requirement.name(), requirement.extras());
    }
  }

  /**
   * The page of a package is there that was only guessed to be needed. A wheel would be too much to
   * fetch for a guess.
   */
  void guessed(PackageName name, VersionRange range) {
    if (universe.isFixed(name)) {
      return;
    }
    Candidates candidates = universe.guessed(name).orElseThrow();
    for (Candidate.Usable usable : selector.likely(candidates, range, 1)) {
      if (usable.described() instanceof BuiltDistribution.Registry wheel
          && wheel.file().hasMetadata()) {
        universe.source().prefetchMetadata(wheel);
      }
    }
  }

  /** A version of the range will probably be tried. */
  void expect(PackageName name, VersionRange range) {
    if (universe.isFixed(name) || !metadataMatters) {
      return;
    }
    guesses.settle(name);
    if (universe.source().hasReleases(name)) {
      prefetch(name, range, 1);
    } else {
      universe.source().inBackground(() -> prefetch(name, range, 1));
    }
  }

  /** The search waited so long, in nanoseconds, for the metadata of some version. */
  void waited(long nanos) {
    lookahead.waited(nanos);
  }

  /** A version is tried. */
  void tried(Candidates candidates, Version version, VersionRange range) {
    if (!metadataMatters) {
      return;
    }
    Tries ofPackage = tries.computeIfAbsent(candidates.name(), _ -> new Tries());
    if (ofPackage.versions.add(version) && ofPackage.areNearTheEnd()) {
      guesses.stop(); // what old versions need is not what is usual today
      askAhead(candidates, version, range, ofPackage);
    }
  }

  private void askAhead(
      Candidates candidates, Version version, VersionRange range, Tries ofPackage) {
    int tried = ofPackage.versions.size();
    ofPackage.asked += lookahead.next(tried);
    int ahead = ofPackage.asked - tried;
    if (prefetch(candidates.name(), range, ahead + 1) <= ahead) {
      // each version of another package wants another one of this: they are taken in their order
      prefetch(candidates.name(), selector.beyond(candidates, version), ahead);
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

package dev.puffin.resolver;

import dev.puffin.dist.Distribution;
import dev.puffin.dist.IndexFile;
import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pep508.PackageName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one package, and what each of them is for the target, found out when it is first
 * looked at.
 */
final class Candidates {
  private final PackageName name;
  private final Releases releases;
  private final List<Version> versions;
  private final FileSelector selector;
  private final @Nullable Candidate[] evaluated;
  private final Map<Version, List<IndexFile>> files = new ConcurrentHashMap<>();
  private final @Nullable VersionRange[] surroundings;
  private int @Nullable [] order;

  private Candidates(PackageName name, Releases releases, FileSelector selector) {
    this.name = name;
    this.releases = releases;
    this.versions = releases.versions();
    this.selector = selector;
    this.evaluated = new Candidate[versions.size()];
    this.surroundings = new VersionRange[versions.size()];
  }

  /** What an index offers. */
  static Candidates of(PackageName name, Releases releases, FileSelector selector) {
    return new Candidates(name, releases, selector);
  }

  /** One distribution that is there by itself. */
  static Candidates single(PackageName name, Version version, Distribution distribution) {
    Candidate candidate = new Candidate.Usable(distribution, distribution);
    return new Candidates(name, new SingleRelease(version), (_, _, _) -> candidate);
  }

  PackageName name() {
    return name;
  }

  /** The versions, ascending. */
  List<Version> versions() {
    return versions;
  }

  /** The places of the versions in the order they are tried in. */
  int[] order(boolean lowestFirst) {
    int[] known = order;
    if (known == null) {
      known = newOrder(lowestFirst);
      order = known;
    }
    return known;
  }

  private int[] newOrder(boolean lowestFirst) {
    int size = versions.size();
    int[] places = new int[size];
    int count = 0;
    for (int tier = 0; count < size; tier++) {
      for (int i = 0; i < size; i++) {
        int place = lowestFirst ? i : size - 1 - i;
        if (releases.tiers() == 1 || releases.tier(versions.get(place)) == tier) {
          places[count++] = place;
        }
      }
    }
    return places;
  }

  /** The files of a version at the index. */
  List<IndexFile> files(Version version) {
    return files.computeIfAbsent(version, releases::files);
  }

  /** The place of a version, or a negative number. */
  int indexOf(Version version) {
    return Collections.binarySearch(versions, version);
  }

  /** What the version at a place is. */
  Candidate at(int index) {
    Candidate known = evaluated[index];
    if (known == null) {
      Version version = versions.get(index);
      known = selector.select(name, version, files(version));
      evaluated[index] = known;
    }
    return known;
  }

  /** The version at a place and the empty space on both sides of it. */
  VersionRange around(int index) {
    VersionRange known = surroundings[index];
    if (known == null) {
      known = between(index - 1, index + 1);
      surroundings[index] = known;
    }
    return known;
  }

  /** All that lies strictly between the versions at two places, which may be beyond the ends. */
  VersionRange between(int lower, int upper) {
    VersionRange range =
        upper < versions.size() ? VersionRange.lessThan(versions.get(upper)) : VersionRange.any();
    if (lower < 0) {
      return range;
    }
    Version below = versions.get(lower);
    return range.intersect(VersionRange.atLeast(below).minus(VersionRange.exactly(below)));
  }

  private record SingleRelease(Version version) implements Releases {
    @Override
    public List<Version> versions() {
      return List.of(version);
    }

    @Override
    public long fingerprint() {
      return version.hashCode();
    }

    @Override
    public List<IndexFile> files(Version ofVersion) {
      return List.of();
    }
  }
}

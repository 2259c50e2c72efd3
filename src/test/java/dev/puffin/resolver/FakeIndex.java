package dev.puffin.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.InvalidMetadataException;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.dist.Yanked;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Packages in memory: {@code index.serve("a", "1.0").requires("b>=2")}. Each version has a wheel
 * for everyone and a source distribution unless it says otherwise.
 */
final class FakeIndex implements PackageSource {
  private static final IndexUrl URL = new IndexUrl("https://index.test/simple");

  private final Map<PackageName, NavigableMap<Version, Release>> packages = new TreeMap<>();
  private final Map<String, Release> places = new LinkedHashMap<>();
  private final Collection<String> metadataRequests = new ConcurrentSkipListSet<>();
  private final Map<PackageName, Set<String>> askedAhead = new TreeMap<>();
  private final Map<PackageName, Integer> mostAhead = new TreeMap<>();
  private final List<String> prefetches = new CopyOnWriteArrayList<>();
  private final Set<String> pagesAsked = new ConcurrentSkipListSet<>();
  private final Set<String> failing = new TreeSet<>();
  private final List<Throwable> defects = new CopyOnWriteArrayList<>();
  private Optional<CountDownLatch> together = Optional.empty();
  private final Map<String, Long> askedAt = new ConcurrentHashMap<>();
  private long roundTripNanos;

  /** One version of a package. */
  static final class Release {
    private final String name;
    private final String version;
    private final List<Requirement> requirements = new ArrayList<>();
    private final Set<ExtraName> extras = new TreeSet<>();
    private final List<String> tags = new ArrayList<>();
    private Optional<Specifiers> requiresPython = Optional.empty();
    private Optional<Specifiers> metadataPython = Optional.empty();
    private Optional<Instant> uploaded = Optional.empty();
    private Yanked yanked = new Yanked.No();
    private boolean source = true;
    private boolean broken;
    private boolean later;

    private Release(String name, String version) {
      this.name = name;
      this.version = version;
      tags.add("py3-none-any");
    }

    Release requires(String... texts) {
      for (String text : texts) {
        requirements.add(Requirement.parse(text));
      }
      return this;
    }

    Release extra(String extra, String... texts) {
      extras.add(ExtraName.parse(extra));
      for (String text : texts) {
        String joiner = text.contains(";") ? " and " : " ; ";
        requirements.add(Requirement.parse(text + joiner + "extra == '" + extra + "'"));
      }
      return this;
    }

    Release python(String specifiers) {
      requiresPython = Optional.of(Specifiers.parse(specifiers));
      return this;
    }

    /** Only the metadata says so, not the index. */
    Release metadataPython(String specifiers) {
      metadataPython = Optional.of(Specifiers.parse(specifiers));
      return this;
    }

    Release yanked(String why) {
      yanked = new Yanked.Yes(why);
      return this;
    }

    Release uploaded(String time) {
      uploaded = Optional.of(Instant.parse(time));
      return this;
    }

    /** Wheels with these tags, or none at all. */
    Release wheels(String... wheelTags) {
      tags.clear();
      tags.addAll(List.of(wheelTags));
      return this;
    }

    Release noSource() {
      source = false;
      return this;
    }

    /** Offered only by an index that is asked later than others. */
    Release later() {
      later = true;
      return this;
    }

    Release broken() {
      broken = true;
      return this;
    }

    private List<IndexFile> files() {
      List<IndexFile> files = new ArrayList<>();
      String stem = name.replace('-', '_') + "-" + version;
      tags.forEach(tag -> files.add(file(stem + "-" + tag + ".whl")));
      if (source) {
        files.add(file(stem + ".tar.gz"));
      }
      return files;
    }

    private IndexFile file(String filename) {
      return new IndexFile(
          filename,
          URL.url() + "/" + filename,
          Hashes.sha256("0".repeat(64)),
          requiresPython,
          OptionalLong.empty(),
          uploaded,
          yanked,
          true,
          Hashes.none(),
          URL);
    }

    private CoreMetadata metadata() {
      if (broken) {
        InvalidMetadataException cause = new InvalidMetadataException("Requires-Dist: ???");
        throw new UnusableException(new Unusable.BadMetadata("Requires-Dist: ???"), cause);
      }
      return new CoreMetadata(
          "2.1",
          PackageName.parse(name),
          Version.parse(version),
          requirements,
          metadataPython.or(() -> requiresPython),
          List.copyOf(extras),
          Set.of());
    }
  }

  Release serve(String name, String version) {
    Release release = new Release(name, version);
    packages
        .computeIfAbsent(PackageName.parse(name), _ -> new TreeMap<>())
        .put(Version.parse(version), release);
    return release;
  }

  /** A package outside of the index. */
  Release serveAt(String identity, String name, String version) {
    Release release = new Release(name, version);
    places.put(identity, release);
    return release;
  }

  /** From now on each page has to come over the network, which answers so many at once only. */
  void answersOnlyTogether(int pages) {
    together = Optional.of(new CountDownLatch(pages));
  }

  /** From now on metadata takes so long from when it was asked for first. */
  void answersAfter(Duration roundTrip) {
    roundTripNanos = roundTrip.toNanos();
  }

  /** The index can't be reached for that package. */
  void failsFor(String name) {
    failing.add(name);
  }

  /** The packages whose releases were asked for, sorted. */
  Set<String> pagesAsked() {
    return pagesAsked;
  }

  /** The packages whose releases were asked for ahead, each time. */
  List<String> prefetches() {
    return prefetches;
  }

  /** What went wrong in the background and is no failure that a user may meet. */
  List<Throwable> defects() {
    return defects;
  }

  /** The files whose metadata was asked for, sorted. */
  Collection<String> metadataRequests() {
    return metadataRequests;
  }

  /** How many versions of a package were asked for at once ahead of their use, at the most. */
  int mostAhead(String name) {
    return mostAhead.getOrDefault(PackageName.parse(name), 0);
  }

  @Override
  public Optional<Releases> releases(PackageName name) {
    if (pagesAsked.add(name.value()) && together.isPresent()) {
      await(together.get());
    }
    if (failing.contains(name.value())) {
      throw new UnreachableException(name);
    }
    return Optional.ofNullable(packages.get(name)).map(Served::new);
  }

  private static final class UnreachableException extends PuffinException {
    UnreachableException(PackageName name) {
      super(Problem.of("can't reach the index for " + name), ExitStatus.UNMET, null);
    }
  }

  private static void await(CountDownLatch pages) {
    pages.countDown();
    try {
      assertThat(pages.await(20, TimeUnit.SECONDS)).as("pages asked for in one wave").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Map<PackageName, Long> knownFingerprints(Collection<PackageName> names) {
    Map<PackageName, Long> known = new HashMap<>();
    for (PackageName name : names) {
      boolean isFresh = name.value().charAt(0) % 2 == 0; // so that both ways are gone
      if (isFresh) {
        releases(name).ifPresent(found -> known.put(name, found.fingerprint()));
      }
    }
    return known;
  }

  @Override
  public Unusable absence(PackageName name) {
    return new Unusable.NotFound(List.of(URL + " does not have it"));
  }

  private record Served(NavigableMap<Version, Release> releases) implements Releases {
    @Override
    public List<Version> versions() {
      return List.copyOf(releases.keySet());
    }

    @Override
    public long fingerprint() {
      return releases.hashCode();
    }

    @Override
    public int tiers() {
      return 2;
    }

    @Override
    public int tier(Version version) {
      Release release = releases.get(version);
      return release != null && release.later ? 1 : 0;
    }

    @Override
    public List<IndexFile> files(Version version) {
      Release release = releases.get(version);
      return release == null ? List.of() : release.files();
    }
  }

  @Override
  public boolean hasReleases(PackageName name) {
    return true;
  }

  @Override
  public void prefetchReleases(PackageName name, Runnable fetching) {
    prefetches.add(name.value());
    if (together.isPresent()) {
      fetching.run();
    }
  }

  @Override
  public CoreMetadata metadata(Distribution distribution) {
    metadataRequests.add(distribution.display());
    awaitAnswer(distribution);
    synchronized (askedAhead) {
      ahead(distribution).remove(distribution.display());
    }
    return release(distribution).metadata();
  }

  private void awaitAnswer(Distribution distribution) {
    long left = asked(distribution) + roundTripNanos - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = asked(distribution) + roundTripNanos - System.nanoTime();
    }
  }

  /** When it was asked for first. */
  private long asked(Distribution distribution) {
    return askedAt.computeIfAbsent(distribution.display(), _ -> System.nanoTime());
  }

  private Release release(Distribution distribution) {
    boolean atIndex =
        distribution instanceof BuiltDistribution.Registry
            || distribution instanceof SourceDistribution.Registry;
    Release release =
        atIndex
            ? packages.get(distribution.name()).get(distribution.version().orElseThrow())
            : places.get(distribution.id());
    if (release == null) {
      throw new AssertionError("nothing is served as " + distribution);
    }
    return release;
  }

  @Override
  public Distribution pinned(Distribution distribution) {
    return distribution;
  }

  @Override
  public void prefetchMetadata(Distribution distribution) {
    asked(distribution);
    if (metadataRequests.add(distribution.display())) {
      synchronized (askedAhead) {
        ahead(distribution).add(distribution.display());
        mostAhead.merge(distribution.name(), ahead(distribution).size(), Math::max);
      }
    }
  }

  private Set<String> ahead(Distribution distribution) {
    return askedAhead.computeIfAbsent(distribution.name(), _ -> new TreeSet<>());
  }

  @Override
  public PackageName name(SourceUrl place) {
    Release release = places.get(place.identity());
    if (release == null) {
      throw new AssertionError("nothing is served at " + place);
    }
    return PackageName.parse(release.name);
  }

  @Override
  public void inBackground(Runnable task) {
    if (together.isEmpty()) {
      task.run();
    } else {
      Thread.startVirtualThread(() -> attempt(task));
    }
  }

  private void attempt(Runnable task) {
    try {
      task.run();
    } catch (PuffinException e) {
      // as for any source: whoever asks for the result gets the failure
      return;
    } catch (RuntimeException | Error e) {
      defects.add(e);
    }
  }
}

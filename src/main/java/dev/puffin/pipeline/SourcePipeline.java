package dev.puffin.pipeline;

import dev.puffin.archive.ByteSource;
import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheException;
import dev.puffin.cache.TreeCheck;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.error.Problem;
import dev.puffin.error.Warnings;
import dev.puffin.fs.FileLocks;
import dev.puffin.fs.StagingDirectory;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes metadata and wheels of sources and keeps them. What is there for the source as it is now is
 * taken; else the source is fetched and unpacked, and its build backend asked. Metadata is made
 * without a wheel where that is possible.
 */
final class SourcePipeline {
  private final Cache cache;
  private final SourcePlaces places;
  private final SourceTrees trees;
  private final WheelBuilder builder;
  private final WheelUnzipper unzipper;
  private final BuiltWheelIndex built;
  private final Reporter reporter;
  private final Warnings warnings;
  private final SourceParts.Purpose purpose;

  private SourcePipeline(
      PipelineParts parts,
      SourceParts sourceParts,
      SourcePlaces places,
      SourceTrees trees,
      WheelUnzipper unzipper) {
    this.cache = parts.cache();
    this.places = places;
    this.trees = trees;
    this.builder = sourceParts.builder();
    this.unzipper = unzipper;
    this.built = new BuiltWheelIndex(new TreeCheck(parts.cache()));
    this.reporter = parts.reporter();
    this.warnings = sourceParts.warnings();
    this.purpose = sourceParts.purpose();
  }

  static SourcePipeline of(
      PipelineParts parts, SourceParts sourceParts, Downloads downloads, WheelUnzipper unzipper) {
    SourceFiles files = new SourceFiles(parts.cache(), parts.http(), downloads);
    return new SourcePipeline(
        parts,
        sourceParts,
        new SourcePlaces(parts.cache(), sourceParts, files, parts.http().freshness()),
        new SourceTrees(parts, sourceParts.git(), files),
        unzipper);
  }

  /**
   * The metadata of a source.
   *
   * @param asking knows the builds that wait for it
   */
  CoreMetadata metadata(SourceDistribution source, WheelPipeline asking) {
    CoreMetadata metadata = metadata(places.of(source), asking);
    requireSame(source, metadata.name(), metadata.version());
    return metadata;
  }

  /** The name of the project at a place, by its metadata, which is kept under that name. */
  PackageName name(SourceUrl place, WheelPipeline asking) {
    List<SourcePlace> candidates = places.candidates(place);
    for (SourcePlace candidate : candidates) {
      Optional<CoreMetadata> known = known(candidate);
      if (known.isPresent()) {
        return known.get().name();
      }
    }
    SourcePlace unnamed = candidates.isEmpty() ? places.unnamed(place) : candidates.getFirst();
    PackageName name = metadata(unnamed, asking).name();
    places.rename(unnamed, name);
    return name;
  }

  private CoreMetadata metadata(SourcePlace place, WheelPipeline asking) {
    return known(place)
        .orElseGet(() ->
            locked(place, asking, () -> known(place).orElseGet(() -> prepare(place, asking))));
  }

  /**
   * A wheel of a source.
   *
   * @param hashes which archives may be used; nothing of another one is run
   * @param asking knows the builds that wait for it
   */
  CachedWheel wheel(SourceDistribution source, HashPolicy hashes, WheelPipeline asking) {
    SourcePlace place = places.of(source);
    return known(place, hashes)
        .orElseGet(() ->
            locked(
                place,
                asking,
                () -> known(place, hashes).orElseGet(() -> open(place, hashes, asking))));
  }

  private Optional<CoreMetadata> known(SourcePlace place) {
    return places.mayUse(place) ? place.metadata() : Optional.empty();
  }

  private Optional<CachedWheel> known(SourcePlace place, HashPolicy hashes) {
    return places.mayUse(place) ? built.find(place, hashes) : Optional.empty();
  }

  private CachedWheel open(SourcePlace place, HashPolicy hashes, WheelPipeline asking) {
    try (SourceTree tree = trees.open(place.source(), place.shard(), hashes)) {
      CachedWheel wheel = build(place, tree, asking);
      requireSame(place.source(), wheel.filename().name(), wheel.filename().version());
      requireUsable(place, wheel);
      return wheel;
    }
  }

  /** Without unpacking the source if it says in its first files that no build changes it. */
  private CoreMetadata prepare(SourcePlace place, WheelPipeline asking) {
    return trees
        .read(
            place.source(),
            place.shard(),
            builder.staticFiles(),
            tree -> fixed(place, tree, request(place, tree, tree.project(), asking)))
        .orElseGet(() -> unpackAndPrepare(place, asking));
  }

  private Optional<CoreMetadata> fixed(SourcePlace place, SourceTree tree, BuildRequest request) {
    return builder
        .staticMetadata(request)
        .map(found -> keep(place, tree.hashes(), SourceRecord.STATIC, found));
  }

  private CoreMetadata unpackAndPrepare(SourcePlace place, WheelPipeline asking) {
    try (SourceTree tree = trees.open(place.source(), place.shard(), HashPolicy.any());
        StagingDirectory output = cache.stage()) {
      BuildRequest request = request(place, tree, output.path(), asking);
      Optional<CoreMetadata> fixed = fixed(place, tree, request);
      if (fixed.isPresent()) {
        return fixed.get();
      }
      reporter.building(place.source());
      Optional<CoreMetadata> prepared =
          needsWheel(place, asking) ? Optional.empty() : builder.prepareMetadata(request);
      if (prepared.isPresent()) {
        return keep(place, tree.hashes(), place.preparedName(), prepared.get());
      }
      CachedWheel wheel = build(place, tree, asking);
      return place.metadata().orElseGet(() -> UnzippedMetadata.read(wheel));
    } catch (IOException e) {
      throw CacheException.of("delete", cache.temporaryFolder(), e);
    }
  }

  /** What an index offers may turn out not to be chosen; a place that was named is installed. */
  private boolean needsWheel(SourcePlace place, WheelPipeline asking) {
    boolean named = !(place.source() instanceof SourceDistribution.Registry);
    return purpose == SourceParts.Purpose.INSTALL && named && !asking.isForBuild();
  }

  private CachedWheel build(SourcePlace place, SourceTree tree, WheelPipeline asking) {
    try (StagingDirectory output = cache.stage()) {
      reporter.building(place.source());
      BuiltWheel wheel = builder.build(request(place, tree, output.path(), asking));
      CacheEntry entry = place.wheel(wheel.filename());
      if (place.record().isPresent() && entry.isDirectory()) {
        warnings.warn(
            Problem.of("the wheel built of " + place.source().display() + " is replaced"));
      }
      Hashes hashes = SourceFiles.digests(wheel.file());
      try (FileChannel channel = FileChannel.open(wheel.file())) {
        unzipper.unzip(ByteSource.of(channel), wheel.filename(), hashes, entry);
      }
      CachedWheel cached =
          BuiltWheelIndex.wheel(
              place, wheel.filename(), SourceRecord.of(place.revision(), tree.hashes()));
      keep(place, tree.hashes(), wheel.filename().text(), UnzippedMetadata.read(cached));
      SourceFiles.forget(place.shard());
      return cached;
    } catch (IOException e) {
      throw CacheException.of(
          "keep the wheel of " + place.source().display() + " in", place.shard().path(), e);
    }
  }

  private CoreMetadata keep(SourcePlace place, Hashes hashes, String name, CoreMetadata metadata) {
    SourceRecord known = place.record().orElseGet(() -> SourceRecord.of(place.revision(), hashes));
    known.with(hashes).with(name, metadata).store(place.shard());
    return metadata;
  }

  /** What a source says about itself must fit what it was taken for. */
  private static void requireSame(SourceDistribution source, PackageName name, Version version) {
    if (!name.equals(source.name())) {
      throw new SourceException(
          Problem.of(source.display() + " is not " + source.name() + " but " + name));
    }
    if (source.version().isPresent() && !source.version().get().equals(version)) {
      throw new SourceException(
          Problem.of(source.display() + " says that it is version " + version));
    }
  }

  private static void requireUsable(SourcePlace place, CachedWheel wheel) {
    if (place.target().priority(wheel.filename().tags()).isEmpty()) {
      throw new SourceException(
          Problem.of(
                  "the wheel built of "
                      + place.source().display()
                      + " is not for the target: "
                      + wheel.filename())
              .because("the target takes, best first, " + place.target().tags().getFirst())
              .hint("wheels can be built only for the platform that puffin runs on"));
    }
  }

  private static BuildRequest request(
      SourcePlace place, SourceTree tree, Path output, WheelPipeline asking) {
    return new BuildRequest(
        place.source(),
        tree.project(),
        kind(place.source()),
        output,
        asking.neededBy(place.source()));
  }

  private static BuildKind kind(SourceDistribution source) {
    return source instanceof SourceDistribution.Directory directory && directory.source().editable()
        ? BuildKind.EDITABLE
        : BuildKind.WHEEL;
  }

  /** A wheel that is in the cache, as far as that can be known without asking a server. */
  Optional<CachedWheel> cached(SourceDistribution source, HashPolicy hashes) {
    return places.known(source).filter(places::mayUse).flatMap(place -> built.find(place, hashes));
  }

  /** The digest of the archive at a URL now, if it may be asked for. */
  Optional<Hashes> recheck(SourceDistribution.DirectUrl source) {
    return places.recheck(source).map(Hashes::sha256);
  }

  /** The source with its commit, if it comes from git. */
  SourceDistribution precise(SourceDistribution source) {
    return places.precise(source);
  }

  /**
   * Does something while no other process builds the same source. A build that others wait for goes
   * ahead without: two processes that build things which need each other would wait for ever.
   */
  private <V> V locked(SourcePlace place, WheelPipeline asking, Supplier<V> work) {
    if (asking.isForBuild()) {
      return work.get();
    }
    try (FileLocks.Held _ = FileLocks.exclusive(place.lock().path(), () -> {})) {
      place.forgetOthers();
      return work.get();
    } catch (IOException e) {
      throw CacheException.of("lock", place.lock().path(), e);
    }
  }
}

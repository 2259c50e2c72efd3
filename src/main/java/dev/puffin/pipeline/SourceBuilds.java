package dev.puffin.pipeline;

import dev.puffin.concurrent.OnceMap;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.error.PuffinException;
import dev.puffin.pep508.PackageName;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The way of sources: each is prepared and built once per run, however many ask. */
final class SourceBuilds {
  private final SourcePipeline pipeline;
  private final Reporter reporter;
  private final BuildCycles cycles = new BuildCycles();
  private final OnceMap<String, PackageName> names = new OnceMap<>();
  private final OnceMap<String, CoreMetadata> metadata = new OnceMap<>();
  private final OnceMap<String, CachedWheel> wheels = new OnceMap<>();

  SourceBuilds(SourcePipeline pipeline, Reporter reporter) {
    this.pipeline = pipeline;
    this.reporter = reporter;
  }

  SourceDistribution precise(SourceDistribution source) {
    return pipeline.precise(source);
  }

  PackageName name(SourceUrl place, WheelPipeline asking) {
    return names.get(place.identity(), () -> pipeline.name(place, asking));
  }

  CachedWheel wheel(SourceDistribution source, HashPolicy policy, WheelPipeline asking) {
    SourceDistribution precise = announced(source, asking);
    CachedWheel found =
        wheels.get(
            precise.id(),
            () -> {
              CachedWheel wheel = pipeline.wheel(precise, policy, asking);
              reporter.done(precise);
              return wheel;
            });
    if (!policy.accepts(found.hashes())) {
      throw HashMismatchException.required(precise, policy, found.hashes());
    }
    return found;
  }

  Optional<CachedWheel> cached(SourceDistribution source, HashPolicy policy) {
    return pipeline.cached(source, policy);
  }

  Optional<Hashes> recheck(SourceDistribution.DirectUrl source) {
    return pipeline.recheck(source);
  }

  CoreMetadata metadata(SourceDistribution source, WheelPipeline asking) {
    SourceDistribution precise = announced(source, asking);
    return metadata.get(precise.id(), () -> prepared(precise, asking));
  }

  private CoreMetadata prepared(SourceDistribution precise, WheelPipeline asking) {
    CoreMetadata found = pipeline.metadata(precise, asking);
    reporter.done(precise);
    return found;
  }

  /** Starts for what is required in any case; an index's source may never be looked at. */
  void startMetadata(SourceDistribution source, WheelPipeline asking) {
    if (!(source instanceof SourceDistribution.Registry) && !asking.isForBuild()) {
      Thread.startVirtualThread(() -> attempt(source, asking));
    }
  }

  private void attempt(SourceDistribution source, WheelPipeline asking) {
    try {
      SourceDistribution precise = precise(source);
      metadata.start(precise.id(), () -> prepared(precise, asking));
    } catch (PuffinException e) {
      // whoever needs it asks again and is told
      LoggerFactory.getLogger(SourceBuilds.class).debug("prefetch: {}", e.toString());
    }
  }

  /** Says that a build waits for the source, before it does. */
  private SourceDistribution announced(SourceDistribution source, WheelPipeline asking) {
    SourceDistribution precise = precise(source);
    asking.neededBy().ifPresent(build -> cycles.need(node(build), node(precise)));
    return precise;
  }

  private static BuildCycles.Node node(SourceDistribution source) {
    return new BuildCycles.Node(source.id(), source.display());
  }
}

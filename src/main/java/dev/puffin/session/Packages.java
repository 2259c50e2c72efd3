package dev.puffin.session;

import dev.puffin.build.BuildParts;
import dev.puffin.build.Pep517WheelBuilder;
import dev.puffin.cache.CacheBucket;
import dev.puffin.concurrent.Permits;
import dev.puffin.dist.IndexFile;
import dev.puffin.git.GitProgram;
import dev.puffin.git.GitSources;
import dev.puffin.http.CachedHttp;
import dev.puffin.index.RemoteMetadata;
import dev.puffin.index.SimpleIndex;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.PipelineParts;
import dev.puffin.pipeline.SourceParts;
import dev.puffin.pipeline.WheelPipeline;
import dev.puffin.requirements.Pylock;
import dev.puffin.resolver.IndexPackageSource;
import dev.puffin.resolver.LockedReleases;
import dev.puffin.resolver.PackageSource;
import dev.puffin.resolver.Releases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The way to packages in one run: what is offered, and how it gets into the cache.
 *
 * @param sources where packages are looked for
 * @param pipeline brings distributions into the cache
 * @param source what the resolver learns about packages from
 */
public record Packages(PackageSources sources, WheelPipeline pipeline, PackageSource source) {

  /** Wires the index, the pipeline and the builder together. Nothing is asked or started yet. */
  static Packages of(Session session, PackagesRequest request) {
    Configuration configuration = request.configuration();
    IndexAccess access = session.access(configuration, request.given().options());
    CachedHttp http = access.http();
    SimpleIndex index = access.index();
    Permits permits = Permits.standard();
    PipelineParts parts =
        new PipelineParts(
            session.cache(),
            http,
            RemoteMetadata.of(http, session.cache(), session.trace()),
            permits,
            session.context().reporter(),
            session.trace());
    Pep517WheelBuilder builder =
        new Pep517WheelBuilder(
            new BuildParts(
                session.cache(),
                session.processes(),
                permits,
                session.context().environment(),
                () -> session.environments().forBuilds(request.interpreter(), request.target()),
                BuildChoice.of(request.build(), configuration, session),
                pipeline -> new IndexPackageSource(index, pipeline, Map.of()),
                request.resolver(),
                session.trace()));
    WheelPipeline pipeline =
        WheelPipeline.of(
            parts,
            new SourceParts(
                git(session, configuration),
                builder,
                request.target().tags(),
                session.context().printer(),
                request.purpose()));
    return new Packages(
        access.sources(),
        pipeline,
        new IndexPackageSource(index, pipeline, locked(request.given().locks())));
  }

  /** What lock files name is taken from there; what builds require is not. */
  private static Map<PackageName, Releases> locked(List<Pylock> locks) {
    Map<PackageName, List<IndexFile>> files = new HashMap<>();
    for (Pylock lock : locks) {
      lock.files()
          .forEach(
              (name, more) -> files.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(more));
    }
    Map<PackageName, Releases> releases = new HashMap<>();
    files.forEach((name, all) -> releases.put(name, LockedReleases.of(name, all)));
    return releases;
  }

  /** What the sources offer. */
  static SimpleIndex index(Session session, PackageSources sources, CachedHttp http) {
    CommandContext context = session.context();
    return SimpleIndex.of(
        sources.settings(),
        http,
        session.cache(),
        new SimpleIndex.Surroundings(
            context.workingDirectory(),
            HomeFolder.of(context.environment()),
            context.printer(),
            session.trace()));
  }

  private static GitSources git(Session session, Configuration configuration) {
    Map<String, String> environment = session.context().environment();
    // without a terminal git fails by itself; some CI services give it one, with nobody there
    boolean attended = environment.getOrDefault("CI", "").isEmpty() && !configuration.asksNothing();
    GitProgram program =
        new GitProgram(
            session.processes(),
            environment,
            attended ? GitProgram.Prompt.ALLOWED : GitProgram.Prompt.NEVER);
    return new GitSources(
        session.cache().directory(CacheBucket.GIT),
        program,
        session.isOffline() ? GitSources.Network.OFFLINE : GitSources.Network.ONLINE);
  }
}

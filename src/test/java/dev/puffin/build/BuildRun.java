package dev.puffin.build;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.concurrent.Permits;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceFilename;
import dev.puffin.dist.SourceUrl;
import dev.puffin.error.Problem;
import dev.puffin.git.GitProgram;
import dev.puffin.git.GitSources;
import dev.puffin.http.CachedHttp;
import dev.puffin.http.Freshness;
import dev.puffin.http.HttpClient;
import dev.puffin.http.HttpSettings;
import dev.puffin.index.IndexSettings;
import dev.puffin.index.RemoteMetadata;
import dev.puffin.index.SimpleIndex;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.BuildRequest;
import dev.puffin.pipeline.BuiltWheel;
import dev.puffin.pipeline.HashPolicy;
import dev.puffin.pipeline.PipelineParts;
import dev.puffin.pipeline.Reporter;
import dev.puffin.pipeline.SourceParts;
import dev.puffin.pipeline.WheelBuilder;
import dev.puffin.pipeline.WheelPipeline;
import dev.puffin.process.ProcessRunner;
import dev.puffin.process.ProgramSearch;
import dev.puffin.python.Interpreter;
import dev.puffin.python.InterpreterProbe;
import dev.puffin.resolver.IndexPackageSource;
import dev.puffin.resolver.ResolverOptions;
import dev.puffin.testing.LocalGitRepository;
import dev.puffin.testing.LocalIndex;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What one run of the program has of pipeline, builder and cache, put together as it is there; each
 * run of a test opens one of its own on the same cache. Notes what is built.
 */
final class BuildRun implements AutoCloseable {
  private final Cache cache;
  private final HttpClient client;
  private final SimpleIndex index;
  private final WheelPipeline pipeline;
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final List<Problem> warnings = new CopyOnWriteArrayList<>();

  /** What runs of a test share. */
  record World(Path folder, LocalIndex index, Map<String, String> environment) {
    static World of(Path folder, LocalIndex index) throws IOException {
      Path calls = folder.resolve("git.log");
      return new World(
          folder, index, LocalGitRepository.loggingEnvironment(folder.resolve("bin"), calls));
    }

    BuildRun run() {
      return run(BuildSettings.STANDARD);
    }

    BuildRun run(BuildSettings settings) {
      return new BuildRun(this, settings, ResolverOptions.STANDARD, Freshness.standard());
    }

    BuildRun run(ResolverOptions options) {
      return new BuildRun(this, BuildSettings.STANDARD, options, Freshness.standard());
    }

    BuildRun run(Freshness freshness) {
      return new BuildRun(this, BuildSettings.STANDARD, ResolverOptions.STANDARD, freshness);
    }
  }

  private BuildRun(
      World world, BuildSettings settings, ResolverOptions options, Freshness freshness) {
    Trace trace = Trace.off();
    this.cache = Cache.open(world.folder().resolve("cache"));
    boolean offline = freshness.connectivity() == Freshness.Connectivity.OFFLINE;
    HttpSettings http = HttpSettings.standard();
    this.client = HttpClient.of(http);
    CachedHttp cached = CachedHttp.of(client, freshness, warnings::add);
    IndexUrl url = new IndexUrl(world.index().url());
    this.index =
        SimpleIndex.of(
            IndexSettings.of(url),
            cached,
            cache,
            new SimpleIndex.Surroundings(world.folder(), world.folder(), warnings::add, trace));
    Interpreter python = python(cache);
    ProcessRunner processes = new ProcessRunner();
    Permits permits = Permits.standard();
    BuildParts parts =
        new BuildParts(
            cache,
            processes,
            permits,
            world.environment(),
            () -> python,
            settings,
            pipeline -> new IndexPackageSource(index, pipeline, java.util.Map.of()),
            options,
            trace);
    GitProgram git = new GitProgram(processes, world.environment(), GitProgram.Prompt.NEVER);
    GitSources.Network network = offline ? GitSources.Network.OFFLINE : GitSources.Network.ONLINE;
    this.pipeline =
        WheelPipeline.of(
            new PipelineParts(
                cache,
                cached,
                RemoteMetadata.of(cached, cache, trace),
                permits,
                Reporter.silent(),
                trace),
            new SourceParts(
                new GitSources(cache.directory(CacheBucket.GIT), git, network),
                new Noting(new Pep517WheelBuilder(parts), done),
                python.tags(),
                warnings::add,
                SourceParts.Purpose.LOCK));
  }

  static Interpreter python(Cache cache) {
    Path program = ProgramSearch.onPath("python3", System.getenv()).orElseThrow();
    return new InterpreterProbe(cache, Trace.off()).probe(program);
  }

  /** What was done, in its order: {@code static a}, {@code prepare a}, {@code build a}. */
  List<String> done() {
    return List.copyOf(done);
  }

  List<Problem> warnings() {
    return List.copyOf(warnings);
  }

  WheelPipeline pipeline() {
    return pipeline;
  }

  CoreMetadata metadata(Distribution distribution) {
    return pipeline.metadata(distribution);
  }

  CachedWheel wheel(Distribution distribution) {
    return pipeline.wheel(distribution, HashPolicy.any());
  }

  /** The source distribution of a project that the index has. */
  SourceDistribution ofIndex(String name) {
    PackageName project = PackageName.parse(name);
    for (IndexFile file :
        index.project(project).files(index.project(project).versions().getLast())) {
      Optional<SourceFilename> filename = SourceFilename.parse(file.filename(), project);
      if (filename.isPresent()) {
        return new SourceDistribution.Registry(filename.get(), file);
      }
    }
    throw new IllegalArgumentException(name + " has no source distribution");
  }

  /** What is at a URL or path. */
  static SourceDistribution at(String name, String place) {
    return SourceDistribution.of(
        PackageName.parse(name), SourceUrl.parse(place, Path.of("").toAbsolutePath()));
  }

  @Override
  public void close() {
    client.close();
    cache.close();
  }

  private record Noting(WheelBuilder builder, List<String> done) implements WheelBuilder {
    @Override
    public String variant(SourceDistribution source) {
      return builder.variant(source);
    }

    @Override
    public Optional<CoreMetadata> staticMetadata(BuildRequest request) {
      Optional<CoreMetadata> found = builder.staticMetadata(request);
      found.ifPresent(_ -> done.add("static " + request.source().name()));
      return found;
    }

    @Override
    public Set<String> staticFiles() {
      return builder.staticFiles();
    }

    @Override
    public Optional<CoreMetadata> prepareMetadata(BuildRequest request) {
      Optional<CoreMetadata> found = builder.prepareMetadata(request);
      found.ifPresent(_ -> done.add("prepare " + request.source().name()));
      return found;
    }

    @Override
    public BuiltWheel build(BuildRequest request) {
      BuiltWheel wheel = builder.build(request);
      done.add("build " + request.source().name());
      return wheel;
    }
  }
}

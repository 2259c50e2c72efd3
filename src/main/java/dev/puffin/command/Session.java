package dev.puffin.command;

import dev.puffin.cache.Cache;
import dev.puffin.concurrent.Permits;
import dev.puffin.http.CachedHttp;
import dev.puffin.http.HttpClient;
import dev.puffin.http.HttpRequest;
import dev.puffin.http.HttpResponse;
import dev.puffin.index.RemoteMetadata;
import dev.puffin.index.SimpleIndex;
import dev.puffin.pipeline.PipelineParts;
import dev.puffin.pipeline.WheelPipeline;
import dev.puffin.process.ProcessRunner;
import dev.puffin.requirements.FileOption;
import dev.puffin.requirements.RemoteFiles;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The objects that one run shares, wired together. Making them opens no connection and starts no
 * process; each is idle until it is asked for something.
 */
final class Session implements AutoCloseable {
  private final CommandContext context;
  private final CommonOptions options;
  private final Trace trace;
  private final Cache cache;
  private final Configuration configuration;
  private final ProcessRunner processes = new ProcessRunner();
  private final Deque<HttpClient> clients = new ArrayDeque<>();

  private Session(CommandContext context, CommonOptions options, Trace trace, Cache cache) {
    this.context = context;
    this.options = options;
    this.trace = trace;
    this.cache = cache;
    this.configuration = new Configuration(options, context);
  }

  /** Opens the cache and gets the rest ready. */
  static Session open(CommandContext context, CommonOptions options) {
    String file = context.environment().getOrDefault("PUFFIN_TRACE", "");
    Trace trace = file.isEmpty() ? Trace.off() : Trace.to(Path.of(file));
    return new Session(context, options, trace, CacheFolder.open(context, options.cache()));
  }

  /** What the run gets from its surroundings. */
  CommandContext context() {
    return context;
  }

  /** Where everything is kept. */
  Cache cache() {
    return cache;
  }

  /** Where the run's time goes. */
  Trace trace() {
    return trace;
  }

  /** What holds for this run. */
  Configuration configuration() {
    return configuration;
  }

  /** Finds the Python that the run is about. */
  Environments environments() {
    return new Environments(cache, options.python(), trace, context);
  }

  /** Reads requirements files that are on servers. */
  RemoteFiles remoteFiles() {
    return url -> {
      try {
        return client(List.of())
            .get(HttpRequest.page(url, "text/plain, */*;q=0.1"), Session::bytes);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("reading " + url, e);
      }
    };
  }

  private static byte[] bytes(HttpResponse response) throws IOException {
    return response.body().readAllBytes();
  }

  /**
   * The way to packages: the index and the pipeline behind it.
   *
   * @param fileOptions the options of the requirements files
   */
  Packages packages(List<FileOption> fileOptions) {
    PackageSources sources = configuration.sources().with(fileOptions);
    CachedHttp http =
        CachedHttp.of(client(fileOptions), configuration.freshness(), context.printer());
    RemoteMetadata remote = RemoteMetadata.of(http, cache, trace);
    SimpleIndex index =
        SimpleIndex.of(
            sources.settings(),
            http,
            cache,
            new SimpleIndex.Surroundings(
                context.workingDirectory(),
                HomeFolder.of(context.environment()),
                context.printer(),
                trace));
    WheelPipeline pipeline =
        new WheelPipeline(
            new PipelineParts(
                cache, http, remote::metadata, Permits.standard(), context.reporter(), trace));
    return new Packages(sources, index, pipeline);
  }

  private HttpClient client(List<FileOption> fileOptions) {
    PackageSources sources = configuration.sources().with(fileOptions);
    HttpClient client = HttpClient.of(configuration.http(sources, fileOptions, processes), trace);
    clients.push(client);
    return client;
  }

  @Override
  public void close() {
    clients.forEach(HttpClient::close);
    cache.close();
    trace.write();
  }
}

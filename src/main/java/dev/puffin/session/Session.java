package dev.puffin.session;

import dev.puffin.cache.Cache;
import dev.puffin.cache.Outlook;
import dev.puffin.cache.PruneRequest;
import dev.puffin.cache.Removal;
import dev.puffin.config.PipConfiguration;
import dev.puffin.http.CachedHttp;
import dev.puffin.http.Freshness;
import dev.puffin.http.HttpClient;
import dev.puffin.http.HttpRequest;
import dev.puffin.http.HttpResponse;
import dev.puffin.http.HttpSettings;
import dev.puffin.process.ProcessRunner;
import dev.puffin.python.Interpreter;
import dev.puffin.requirements.FileOption;
import dev.puffin.requirements.RemoteFiles;
import dev.puffin.settings.CacheOptions;
import dev.puffin.settings.CommonOptions;
import dev.puffin.settings.InputOptions;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The objects that one run shares, wired together. Making them opens no connection and starts no
 * process; each is idle until it is asked for something.
 */
public final class Session implements AutoCloseable {
  private final CommandContext context;
  private final CommonOptions options;
  private final Cache cache;
  private final Configuration configuration;
  private final ProcessRunner processes = new ProcessRunner();
  private final Deque<HttpClient> clients = new ArrayDeque<>();
  private final List<CachedHttp> caches = new ArrayList<>();
  private @Nullable IndexAccess access;

  private Session(
      CommandContext context, CommonOptions options, Cache cache, PipConfiguration pip) {
    this.context = context;
    this.options = options;
    this.cache = cache;
    this.configuration = new Configuration(options, context, pip);
  }

  /** Opens the cache and gets the rest ready. */
  public static Session open(CommandContext context, CommonOptions options) {
    try (Trace.Span _ = context.trace().span("settings", "")) {
      PipConfiguration pip =
          Configuration.pip(context, options.isolated(), Optional.empty(), "install");
      CacheOptions wanted = options.cache();
      CacheOptions caching =
          new CacheOptions(
              wanted.directory(),
              wanted.disabled() || (pip.cacheDisabled() && wanted.directory().isEmpty()),
              wanted.refresh(),
              wanted.limit(),
              wanted.refreshPackages());
      return new Session(context, options, CacheFolder.open(context, caching), pip);
    }
  }

  /** What the run gets from its surroundings. */
  public CommandContext context() {
    return context;
  }

  /** Where everything is kept. */
  Cache cache() {
    return cache;
  }

  /**
   * Tells the next run with the same inputs what it will probably need.
   *
   * @param trees what this one has installed out of the cache
   */
  public void leaveOutlook(Collection<Path> trees) {
    long until = caches.stream().mapToLong(CachedHttp::freshUntil).min().orElse(Outlook.FOR_EVER);
    boolean asked = clients.stream().anyMatch(HttpClient::isUsed);
    new Outlook(cache).keep(trees, asked ? 0 : until);
  }

  /** Where the run's time goes. */
  public Trace trace() {
    return context.trace();
  }

  /** Runs other programs and ends them with this one. */
  public ProcessRunner processes() {
    return processes;
  }

  /** When the cache is not enough. */
  public Freshness freshness() {
    return configuration.freshness();
  }

  /** Whether no connection is made. */
  boolean isOffline() {
    return configuration.isOffline();
  }

  /** What holds for work on the environment of a Python, which may have pip settings of its own. */
  Configuration configuration(Interpreter interpreter) {
    Path prefix = interpreter.prefix();
    return PipConfiguration.isIn(prefix)
        ? new Configuration(
            options,
            context,
            Configuration.pip(context, options.isolated(), Optional.of(prefix), "install"))
        : configuration;
  }

  /** What pip is configured to do, but for the settings that an environment has of its own. */
  public PipConfiguration pip() {
    return Configuration.pip(context, options.isolated(), Optional.empty(), "install");
  }

  /** Finds the Python that the run is about. */
  public Environments environments() {
    return new Environments(cache, options.python(), context);
  }

  /** Reads all that is asked for; configured constraints count, too. */
  public Inputs read(InputOptions inputs) {
    return read(inputs, _ -> Optional.empty());
  }

  /**
   * Reads all that is asked for, where some files hold something else than what is on disk.
   *
   * @param replacements the content of a file by its absolute path; empty for one that is read
   */
  public Inputs read(InputOptions inputs, Function<Path, Optional<String>> replacements) {
    try (Trace.Span _ = trace().span("read inputs", "")) {
      return new InputReader(context, remoteFiles(), replacements)
          .read(inputs.withConstraints(configuration.constraints()));
    }
  }

  /** Reads requirements files that are on servers. */
  RemoteFiles remoteFiles() {
    return url -> {
      try {
        return client(configuration, configuration.sources(), List.of())
            .get(HttpRequest.page(url, "text/plain, */*;q=0.1"), Session::bytes);
      } catch (IOException e) {
        throw new UncheckedIOException("reading " + url, e);
      }
    };
  }

  private static byte[] bytes(HttpResponse response) throws IOException {
    return response.body().readAllBytes();
  }

  /**
   * The way to indexes as a configuration and the requirements files say. It is the same for the
   * same question, so that what was asked early is not asked again.
   */
  IndexAccess access(Configuration configuration, List<FileOption> fileOptions) {
    PackageSources sources = configuration.sources().with(fileOptions);
    IndexAccess known = access;
    if (known != null && known.is(configuration, sources, fileOptions)) {
      return known;
    }
    HttpClient client = client(configuration, sources, fileOptions);
    CachedHttp http = CachedHttp.of(client, configuration.freshness(), context.printer());
    caches.add(http);
    access =
        new IndexAccess(
            configuration, sources, fileOptions, http, Packages.index(this, sources, http));
    return access;
  }

  /** That which holds as long as nothing is known of a Python. */
  Configuration configuration() {
    return configuration;
  }

  private HttpClient client(
      Configuration configuration, PackageSources sources, List<FileOption> fileOptions) {
    HttpSettings settings = configuration.http(sources, fileOptions, processes);
    HttpClient client =
        clients.isEmpty() ? HttpClient.of(settings, trace()) : clients.peek().with(settings);
    clients.push(client);
    return client;
  }

  @Override
  public void close() {
    clients.forEach(HttpClient::close);
    configuration.cacheLimit().ifPresent(this::limitCache);
    cache.close();
    if (context.printer().showsDetails()) {
      context.printer().detail(work());
    }
  }

  /** How much of the expensive kinds of work was done. */
  private String work() {
    Trace trace = trace();
    return Amounts.counted(trace.count("fetch"), "request")
        + ", "
        + Amounts.counted(trace.count("unzip") + trace.count("unpack"), "archive")
        + " opened, "
        + Amounts.counted(trace.count("prepare metadata") + trace.count("build"), "build")
        + (Outlook.count() == 0
            ? ""
            : ", " + Amounts.counted(Outlook.used(), "wheel") + " foreseen");
  }

  private void limitCache(long bytes) {
    Runnable onWait =
        () -> context.printer().note("Waiting for another puffin that uses the cache ...");
    Removal removal =
        cache.prune(new PruneRequest(Optional.empty(), false, OptionalLong.of(bytes)), onWait);
    if (removal.entries() > 0) {
      context
          .printer()
          .note(
              "Removed "
                  + Amounts.counted(removal.entries(), "entry")
                  + " ("
                  + Amounts.bytes(removal.bytes())
                  + ") from the cache, which is limited to "
                  + Amounts.bytes(bytes));
    }
  }
}
